import type { Calendar } from "@halfsky/api-contract";
import { workCalendarOf } from "@halfsky/calendar";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { calendarQuery } from "../../api/supervision-api.ts";
import { useYear, YearPicker } from "../../shell/place-pickers.tsx";
import { Page } from "../../ui/page.tsx";
import "../../ui/chart-panel.css";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { dayWords } from "../due-words.ts";
import { SupervisionTabs } from "../supervision-tabs.tsx";
import { useToday } from "../use-today.ts";
import { festivalsOf, type Month, type MonthDay, monthsOf } from "./calendar-view.ts";
import "./calendar-page.css";

const firstYear = 2016;

/** A year of working days: holidays, days that make up for them, and where each comes from. */
export function CalendarPage() {
  const { calendar: said } = useWords().supervisionRules;
  const thisYear = Number(useToday().slice(0, 4));
  const year = useYear() ?? thisYear;
  const { data, error, refetch } = useQuery(calendarQuery(firstYear, thisYear + 2));
  const years = Array.from({ length: thisYear + 3 - firstYear }, (_, offset) => firstYear + offset);
  const isPublished = data?.years.includes(year) ?? true;
  return (
    <Page
      title={said.title(year)}
      state={
        data ? (
          <Tag tone={isPublished ? "green" : "yellow"} mark={isPublished ? "✔\uFE0E" : "?"}>
            {isPublished ? said.published : said.provisional}
          </Tag>
        ) : undefined
      }
      note={said.note}
      actions={<YearPicker years={years} year={year} />}
    >
      <SupervisionTabs />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <>
          {isPublished ? null : (
            <Alert type="warning" showIcon className="calendar-warning" title={said.provisionalNote(year)} />
          )}
          <YearView year={year} days={data.days} />
          <Festivals year={year} days={data.days} />
        </>
      )}
    </Page>
  );
}

interface YearProps {
  readonly year: number;
  readonly days: Calendar["days"];
}

function YearView({ year, days }: YearProps) {
  const { calendar: said } = useWords().supervisionRules;
  const months = monthsOf(year, days, workCalendarOf(days));
  return (
    <section className="panel">
      <p className="calendar-total">
        {said.total(months.reduce((sum, { workingDays }) => sum + workingDays, 0))}
      </p>
      <ul className="calendar-legend" aria-label={said.legend}>
        <li>
          <span className="calendar-sign is-holiday">{said.holiday}</span> {said.holidayWords}
        </li>
        <li>
          <span className="calendar-sign is-workday">{said.workday}</span> {said.workdayWords}
        </li>
        <li>
          <span className="calendar-sign is-off">6</span> {said.weekend}
        </li>
      </ul>
      <div className="calendar-months">
        {months.map((month) => (
          <MonthTable key={month.month} month={month} />
        ))}
      </div>
    </section>
  );
}

function MonthTable({ month }: { readonly month: Month }) {
  const { calendar: said } = useWords().supervisionRules;
  return (
    <table className="calendar-month">
      <caption>
        <b>{said.month(month.month)}</b> <span>{said.workingDaysIn(month.workingDays)}</span>
      </caption>
      <thead>
        <tr>
          {said.weekdays.map((weekday, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- two weekdays share a letter in English
            <th key={place} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, number) => (
          // oxlint-disable-next-line react/no-array-index-key -- weeks have no other name
          <tr key={number}>
            {week.map((day, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- nor have the days before the first
              <DayCell key={place} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { readonly day: MonthDay | null }) {
  const { calendar: said } = useWords().supervisionRules;
  const today = useToday();
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a day of another month
  if (day === null) return <td />;
  const look = day.kind === null ? (day.isWorked ? "" : "is-off") : `is-${day.kind}`;
  const isToday = day.date === today;
  return (
    <td
      className={isToday ? `${look} is-today` : look}
      title={day.name ?? undefined}
      {...(isToday ? { "aria-current": "date" as const } : {})}
    >
      {day.number}
      {day.kind === null ? null : (
        <span className="calendar-mark">{day.kind === "holiday" ? said.holiday : said.workday}</span>
      )}
    </td>
  );
}

function Festivals({ year, days }: YearProps) {
  const { supervisionRules, supervision } = useWords();
  const { calendar: said } = supervisionRules;
  const festivals = festivalsOf(year, days);
  const day = (date: string) => dayWords(date, `${year}-01-01`, supervision);
  return (
    <section className="panel" aria-labelledby="festivals">
      <h2 id="festivals">{said.festivals}</h2>
      {festivals.length === 0 ? (
        <p className="faint">{said.none}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{said.festival}</th>
              <th scope="col">{said.off}</th>
              <th scope="col">{said.madeUp}</th>
              <th scope="col">{said.source}</th>
            </tr>
          </thead>
          <tbody>
            {festivals.map((festival) => (
              <tr key={festival.name}>
                <th scope="row">{festival.name}</th>
                <td>
                  {festival.off.map(({ from, to, count }) => (
                    <div key={from}>{said.offDays(day(from), day(to), count)}</div>
                  ))}
                </td>
                <td>
                  {festival.madeUp.length === 0 ? (
                    <span className="faint">{said.noneMadeUp}</span>
                  ) : (
                    festival.madeUp.map((date) => <div key={date}>{day(date)}</div>)
                  )}
                </td>
                <td>{festival.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="faint calendar-where">{said.where}</p>
    </section>
  );
}
