/** Radicals that some programs write for the character of the same shape, in the order of Unicode's supplement. */
const supplement =
  "⺁厂⺅亻⺆冂⺉刂⺊卜⺎兀⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺹耂⺺肀⺼月⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/** Two whole radicals whose normal form is the traditional character, though simplified fonts draw the simplified one. */
const characters = new Map<string, string>([
  ["\u2f3e", "户"],
  ["\u2fad", "青"],
]);
for (let index = 0; index < supplement.length; index += 2) {
  characters.set(supplement.charAt(index), supplement.charAt(index + 1));
}

/** Replaces radicals by the characters they look like: fonts mix them up, and no search would find the word. */
export function foldRadicals(text: string): string {
  return text.replaceAll(
    /[\u2e80-\u2fd5]/g,
    (radical) => characters.get(radical) ?? radical.normalize("NFKC"),
  );
}
