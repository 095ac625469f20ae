import "./older-browsers.ts";
import { legacyLogicalPropertiesTransformer, StyleProvider } from "@ant-design/cssinjs";
import { QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { makeQueryClient } from "./api/query-client.ts";
import { registerServiceWorker } from "./offline/register-service-worker.ts";
import { RoutedPages } from "./shell/routed-pages.tsx";
import { makeRouter } from "./shell/routes.tsx";
import "./ui/base.css";
import { theme } from "./ui/theme.ts";
import { LanguageProvider, useLanguage } from "./words/language.tsx";

const router = makeRouter();
const queryClient = makeQueryClient();

function Application() {
  const { language } = useLanguage();
  // Chromium 86 knows neither :where() nor the shorthands of logical properties.
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={language === "zh" ? zhCN : enUS}
        theme={theme}
        button={{ autoInsertSpace: false }}
      >
        <App component={false}>
          <RoutedPages router={router} />
        </App>
      </ConfigProvider>
    </StyleProvider>
  );
}

const place = document.querySelector("#root");
if (!place) throw new Error("index.html has no element #root");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <Application />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
registerServiceWorker();
