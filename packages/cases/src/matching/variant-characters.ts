/**
 * Characters of names that stand for one another in registers, call notes and IDs of older people: traditional and variant
 * forms → the usual simplified one. Names only; for all else there is full conversion in libraries.
 */
const pairs =
  "張张 陳陈 劉刘 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 許许 鄧邓 馮冯 蕭萧 肖萧 葉叶 蘇苏 呂吕 盧卢 蔣蒋 賈贾 閻阎 閆闫 薛薛 傅傅 付傅 鍾钟 鐘钟 譚谭 廖廖 韋韦 鄒邹 陸陆 龔龚 賴赖 龍龙 萬万 錢钱 嚴严 湯汤 閔闵 顧顾 賀贺 範范 鮑鲍 齊齐 倫伦 偉伟 傑杰 剛刚 勝胜 華华 國国 強强 彊强 彥彦 慶庆 鳳凤 蘭兰 蓮莲 麗丽 軍军 衛卫 維维 紅红 緒绪 繼继 續续 豔艳 艷艳 嬌娇 嫻娴 寧宁 甯宁 寶宝 島岛 崗岗 嵐岚 廣广 應应 懷怀 戰战 暉晖 輝辉 煒炜 燁烨 瑋玮 瑩莹 璿璇 環环 瓊琼 禮礼 穎颖 頴颖 筆笔 綺绮 聰聪 聖圣 興兴 舉举 藝艺 詩诗 誠诚 貞贞 貴贵 賢贤 車车 進进 運运 達达 遠远 鋒锋 鋼钢 錦锦 鑫鑫 長长 開开 陽阳 雲云 靜静 靈灵 韻韵 順顺 頌颂 願愿 顏颜 飛飞 駿骏 鵬鹏 鶴鹤 鴻鸿 麥麦 東东 樂乐 業业 榮荣 樹树 橋桥 歡欢 濤涛 潔洁 澤泽 溫温 滿满 燦灿 愛爱 峯峰 羣群 喆哲 犇奔 玥月 淼淼 堃坤 昇升 陞升 祐佑 旻旻 珮佩 婭娅 媛媛 嫺娴 戩戬 挺挺 捷捷 敏敏 啟启 啓启 眞真 鉄铁 鐵铁";

export const variantCharacters: ReadonlyMap<string, string> = new Map(
  pairs.split(" ").flatMap((pair): readonly (readonly [string, string])[] => {
    const [from, to] = Array.from(pair);
    return from === undefined || to === undefined || from === to ? [] : [[from, to]];
  }),
);
