import { useMutation } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { searchCases } from "../api/cases-api.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import { caseAddress } from "./case-address.ts";

const ways = ["number", "name", "phone", "idNumber"] as const;

/** Finds a case again; what is sought is sent in the body and stands in no address and no log. */
export function CaseSearch() {
  const { search: said } = useWords().cases;
  const speak = useBilingual();
  const [by, setBy] = useState<(typeof ways)[number]>("number");
  const [text, setText] = useState("");
  const search = useMutation({ mutationFn: searchCases });
  const go = () => {
    if (text.trim().length >= 2) search.mutate({ by, text: text.trim() });
  };
  return (
    <search className="case-search no-print">
      <Select
        aria-label={said.by}
        style={{ width: 130 }}
        value={by}
        options={ways.map((way) => ({ value: way, label: said.ways[way] }))}
        onChange={(way) => {
          setBy(way);
          search.reset();
        }}
      />
      <Input
        aria-label={said.text}
        placeholder={said.hint[by]}
        style={{ width: 240 }}
        autoComplete="off"
        value={text}
        allowClear
        onChange={(event) => {
          setText(event.target.value);
          search.reset();
        }}
        onPressEnter={go}
      />
      <Button onClick={go} loading={search.isPending}>
        {said.go}
      </Button>
      {search.error === null ? null : <ProblemNotice error={search.error} />}
      {search.data === undefined ? null : (
        <output className="case-found">
          {search.data.rows.length === 0
            ? said.none
            : search.data.rows.map((row) => (
                <Link key={row.id} to={caseAddress(row.id)}>
                  {row.number} {row.who ?? ""} {speak(row.systemTitle)} · {speak(row.stateTitle)}
                </Link>
              ))}
        </output>
      )}
    </search>
  );
}
