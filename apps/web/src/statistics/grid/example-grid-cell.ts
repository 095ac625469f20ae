import { placeKey } from "./cell-content.ts";
import type { GridCell } from "./grid-view.ts";

/** A cell of the grid for tests, with what a test cares about put in. */
export function exampleGridCell(given: Partial<GridCell> = {}): GridCell {
  const place = { areaCode: "990100", indicatorId: "i-one", year: 2024 };
  return {
    key: placeKey(place),
    place: { ...place, unit: "%" },
    mayWrite: true,
    areaName: "示例市",
    before: placeKey({ ...place, year: 2023 }),
    indicator: {
      id: "i-one",
      areaCode: "990100",
      name: "产前筛查率",
      nameEn: "Prenatal screening rate",
      unit: "%",
      direction: "up",
      decimals: 2,
      definition: null,
      numeratorLabel: "接受筛查的产妇人数",
      denominatorLabel: "产妇人数",
      periodKind: "calendar-year",
      populationBase: null,
      organisation: { id: "health", name: "示例市卫生健康委员会" },
      breakdowns: [],
      formula: null,
      version: 1,
    },
    ...given,
  };
}
