import type { Words as Bilingual } from "@halfsky/api-contract";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { readStored, writeStored } from "../ui/browser-storage.ts";
import { en } from "./en.ts";
import { type Words, zh } from "./zh.ts";

/** The languages of the application; Chinese is the first. */
export type Language = "zh" | "en";

interface LanguageState {
  readonly language: Language;
  readonly words: Words;
  readonly setLanguage: (language: Language) => void;
}

const dictionaries: Readonly<Record<Language, Words>> = { zh, en };
const storageKey = "halfsky.language";
const LanguageContext = createContext<LanguageState | null>(null);

/** Keeps the chosen language for this browser and hands words to every page. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguageState] = useState<Language>(() =>
    readStored(storageKey) === "en" ? "en" : "zh",
  );
  const setLanguage = useCallback((next: Language) => {
    writeStored(storageKey, next);
    setLanguageState(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const state = useMemo(
    () => ({ language, words: dictionaries[language], setLanguage }),
    [language, setLanguage],
  );
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

/** The chosen language and its switch. */
export function useLanguage(): LanguageState {
  const state = use(LanguageContext);
  if (!state) throw new Error("useLanguage outside of LanguageProvider");
  return state;
}

/** The words of the chosen language. */
export function useWords(): Words {
  return useLanguage().words;
}

/** Picks the chosen language out of words that the server sends in both. */
export function useBilingual(): (text: Bilingual) => string {
  const { language } = useLanguage();
  return useCallback((text: Bilingual) => text[language], [language]);
}
