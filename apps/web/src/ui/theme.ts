import type { ThemeConfig } from "antd";

/** System Chinese sans first; nothing is fetched from elsewhere. */
export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif';

/** Ant Design's defaults with enough contrast (≥ 4.5:1) in every grey and blue, under the pointer too. */
export const theme: ThemeConfig = {
  token: {
    fontFamily,
    fontSize: 14,
    colorPrimary: "#0958d9",
    colorPrimaryHover: "#0a4ab5",
    colorPrimaryActive: "#083a8c",
    colorLink: "#0958d9",
    colorLinkHover: "#083a8c",
    colorSuccess: "#237804",
    // What is worked out from such dark colours comes out muddy.
    colorSuccessBg: "#f6ffed",
    colorSuccessBorder: "#b7eb8f",
    colorWarning: "#ad4e00",
    colorWarningBg: "#fff7e6",
    colorWarningBorder: "#ffd591",
    colorError: "#cf1322",
    colorErrorHover: "#a8071a",
    colorErrorTextHover: "#a8071a",
    colorTextSecondary: "#4a4f57",
    colorTextTertiary: "#5b6069",
    colorTextQuaternary: "#6a7079",
    colorTextDescription: "#5b6069",
    colorTextPlaceholder: "#6a7079",
    colorTextDisabled: "#6a7079",
    colorBgLayout: "#f4f6f9",
    colorBorderSecondary: "#e6e9ee",
    borderRadius: 6,
    // Nothing slides: where a slow machine draws the start and the end of a movement at once, its end is never told, and
    // a button went on turning after its answer had come.
    motion: false,
  },
  components: {
    Table: { headerBg: "#f4f6f9", cellPaddingBlockSM: 6, cellPaddingInlineSM: 10 },
    Tabs: { horizontalMargin: "0 0 16px 0" },
  },
};
