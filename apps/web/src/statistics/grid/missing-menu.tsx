import { missingReasons, missingReasonWords } from "@halfsky/statistics";
import { Dropdown } from "antd";
import { useLanguage } from "../../words/language.tsx";

interface MissingMenuProps {
  /** Called with the word of the reason, as it could be typed. */
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}

/** Under the current cell: the reasons why a figure can be missing. */
export function MissingMenu({ onChoose, onClose }: MissingMenuProps) {
  const { language } = useLanguage();
  return (
    <Dropdown
      open
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that was called by a key takes the keys
      autoFocus
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: missingReasons.map((reason) => ({ key: reason, label: missingReasonWords[reason][language] })),
        onClick: ({ key }) => {
          const reason = missingReasons.find((one) => one === key);
          if (reason) onChoose(missingReasonWords[reason][language]);
          onClose();
        },
      }}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <span className="missing-menu-anchor" />
    </Dropdown>
  );
}
