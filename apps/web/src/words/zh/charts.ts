/** Chinese words around every chart. */
export const charts = {
  seeTable: "看表格",
  seeChart: "看图",
  copyPicture: "复制图片",
  copied: "图片已复制，可以粘贴到文档里",
  saved: "浏览器不允许复制图片，已存为文件",
};
