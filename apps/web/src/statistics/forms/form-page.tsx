import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { copyForm, formQuery, formsQuery } from "../../api/forms-api.ts";
import { useAddress } from "../../shell/address.ts";
import { useMay } from "../../shell/session.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { FormStateTag } from "./form-list-page.tsx";
import { FormPaper } from "./form-paper.tsx";
import "./forms.css";

/** A form as it prints, what keeps it from being issued, and its versions. */
export function FormPage() {
  const { forms: words } = useWords();
  const speak = useBilingual();
  const { formId = "" } = useParams();
  const asked = Number(useAddress().get("version"));
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const { data, error, refetch } = useQuery(formQuery(formId, version));
  const mayManage = useMay("form.manage");
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const copy = useMutation({
    mutationFn: () => copyForm(formId, {}),
    onSuccess: (made) => {
      void message.success(words.copied);
      void queries.invalidateQueries({ queryKey: formsQuery.queryKey });
      void navigate(`/forms/${encodeURIComponent(made.id)}/edit`);
    },
  });
  const trail = <Link to="/forms">{words.trail}</Link>;
  const address = `/forms/${encodeURIComponent(formId)}`;
  if (!data)
    return (
      <Page title={words.title} trail={trail}>
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Waiting />}
      </Page>
    );
  const newest = Math.max(...data.versions.map((each) => each.version));
  return (
    <Page
      title={data.title}
      trail={trail}
      state={<FormStateTag form={data} />}
      note={`${words.kinds[data.kind]} · ${words.version(data.version)}`}
      actions={
        <>
          <LinkButton to={`${address}/print${version === undefined ? "" : `?version=${version}`}`}>
            {words.print}
          </LinkButton>
          {mayManage ? (
            <Button loading={copy.isPending} onClick={() => copy.mutate()}>
              {words.copy}
            </Button>
          ) : null}
          {data.mayChange ? (
            <LinkButton type="primary" to={`${address}/edit`}>
              {words.edit}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {copy.error === null ? null : <ProblemNotice error={copy.error} onClose={copy.reset} />}
      {data.version === newest ? null : (
        <Alert
          type="info"
          showIcon
          className="form-notice"
          title={words.oldVersion(data.version)}
          action={<Link to={address}>{words.newest}</Link>}
        />
      )}
      {data.faults.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          className="form-notice"
          title={words.why}
          description={
            <ul className="form-faults">
              {data.faults.map(({ where, message: said }) => (
                <li key={`${where} ${said.en}`}>{speak(said)}</li>
              ))}
            </ul>
          }
        />
      )}
      <FormPaper head={data} definition={data.definition} indicators={data.indicators} />
      <section className="panel form-versions">
        <h2>{words.versions}</h2>
        <ol>
          {data.versions
            .toSorted((one, other) => other.version - one.version)
            .map((each) => (
              <li key={each.version}>
                <Link to={`${address}?version=${each.version}`}>{words.version(each.version)}</Link>{" "}
                <span className="faint">
                  {each.changed.by} · <Moment at={each.changed.at} />
                </span>{" "}
                {each.reason}
              </li>
            ))}
        </ol>
      </section>
    </Page>
  );
}
