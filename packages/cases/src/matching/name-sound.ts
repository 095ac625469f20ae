import { pinyin } from "pinyin-pro";

/*
 * Why pinyin-pro: maintained, MIT, no dependencies, knows surnames (单, 仇, 尉迟); a table of our own would have to keep
 * 20,000 characters. The package is free of side effects, so that the web app, which never matches, does not carry it.
 */

/** The syllables of a name without tones; surnames as surnames are said. */
export function syllablesOf(name: string): readonly string[] {
  return pinyin(name, { mode: "surname", toneType: "none", type: "array", v: true });
}

/**
 * How a name sounds to somebody who writes it down by ear: without tones, and with the pairs fallen together that many
 * speakers do not tell apart (zh/z, ch/c, sh/s, n/l at the beginning, f/h before u, in/ing, en/eng, an/ang).
 */
export function soundOf(name: string): string {
  return syllablesOf(name).map(blurred).join(" ");
}

function blurred(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, "$1")
    .replace(/^n/u, "l")
    .replace(/^hu(?=[a-z])/u, "f")
    .replace(/([aei])ng$/u, "$1n");
}
