import type { ServiceAgencyList } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Space } from "antd";
import { useState } from "react";
import { serviceAgenciesQuery, setAccountPerson } from "../../api/service-agencies-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";

/** Whose account it is: checks of the person are found by her ID number, which is never shown again. */
export function AccountPerson({
  person: { accountId, name, isKnown },
  isOwn,
}: {
  readonly person: ServiceAgencyList["people"][number];
  readonly isOwn: boolean;
}) {
  const { settings: said } = useWords().cases;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const [idNumber, setIdNumber] = useState("");
  const set = useMutation({
    mutationFn: () => setAccountPerson(accountId, idNumber),
    onSuccess: () => {
      void message.success(said.saved);
      setIdNumber("");
      setIsAsked(false);
      void queries.invalidateQueries({ queryKey: serviceAgenciesQuery.queryKey });
    },
  });
  if (!isAsked) {
    return (
      <div className="faint">
        {isKnown ? said.personKnown : said.personUnknown}
        {isOwn ? null : (
          <Button
            type="link"
            size="small"
            style={{ paddingInline: 4 }}
            aria-label={said.recordPersonOf(name)}
            onClick={() => setIsAsked(true)}
          >
            {isKnown ? said.changePerson : said.recordPerson}
          </Button>
        )}
      </div>
    );
  }
  return (
    <Space orientation="vertical" size={4} style={{ width: "100%", marginTop: 4 }}>
      {set.error === null ? null : <ProblemNotice error={set.error} />}
      <Space.Compact style={{ width: "100%" }}>
        <Input
          aria-label={said.idNumberOf(name)}
          placeholder={said.idNumber}
          autoComplete="off"
          maxLength={20}
          value={idNumber}
          onChange={({ target }) => setIdNumber(target.value)}
        />
        <Button
          type="primary"
          disabled={idNumber.trim() === ""}
          loading={set.isPending}
          onClick={() => set.mutate()}
        >
          {said.savePerson}
        </Button>
        <Button onClick={() => setIsAsked(false)}>{said.cancelPerson}</Button>
      </Space.Compact>
    </Space>
  );
}
