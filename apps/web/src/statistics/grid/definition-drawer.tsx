import type { Indicator } from "@halfsky/api-contract";
import { Drawer } from "antd";
import { IndicatorFacts } from "../../targets/record/indicator-facts.tsx";
import { useLanguage } from "../../words/language.tsx";

/** What the indicator of a cell means; Esc leads back to the cell. */
export function DefinitionDrawer({
  cell,
  onClose,
}: {
  readonly cell: { readonly indicator: Indicator };
  readonly onClose: () => void;
}) {
  const { language, words } = useLanguage();
  const { indicator } = cell;
  return (
    <Drawer open size={420} title={words.statistics.definition.title} onClose={onClose}>
      <h3>{language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name}</h3>
      <IndicatorFacts indicator={indicator} />
    </Drawer>
  );
}
