import { Button } from "antd";
import type { ReactNode } from "react";
import { useDocumentTitle } from "../../ui/page.tsx";
import { useLanguage } from "../../words/language.tsx";
import "../cases.css";
import "./public.css";

/** A page for people without an account, made for a telephone. */
export function PublicFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { language, words, setLanguage } = useLanguage();
  useDocumentTitle(title);
  return (
    <div className="public-frame">
      <header>
        <img src="/half-sky.svg" width="28" height="28" alt="" />
        <span>{words.shell.productTitle}</span>
        <Button
          type="link"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {words.shell.otherLanguage}
        </Button>
      </header>
      <main id="content">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
