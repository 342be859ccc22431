import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../../design/mark.tsx';
import { Panel } from '../../design/panel.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { useFormat } from '../../language/use-format.ts';
import { trendsPath } from '../../routes.ts';
import { valueKindOf } from './spc-answer.tsx';
import type { SpcMark, SpcPanel, SpcPoint } from './spc-panel.ts';
import type { SpcQuestion } from './spc-question.ts';
import type { KnownSubject } from './spc-subjects.ts';
import { useWriteValue } from './use-write-value.ts';
import classes from './spc.module.css';

/** More are a process that has changed: the first ones say it. */
const listedAtMost = 200;
/** So much around a subgroup shows what led to it. */
const aroundMs = 5 * 60_000;

export interface ViolationsProps {
  readonly judged: readonly { readonly panel: SpcPanel; readonly marks: readonly SpcMark[] }[];
  readonly question: SpcQuestion;
  readonly chosen: KnownSubject;
  readonly timeZone: string;
  /** The subgroup that is read. */
  readonly number: number | undefined;
  readonly onChoose: (number: number) => void;
}

/** Every point that breaks a rule, the latest first: which rule, by how much, and the way to its measurements. */
export function Violations({ judged, question, chosen, timeZone, number, onChoose }: ViolationsProps) {
  const { t } = useTranslation('spc');
  const all = judged
    .flatMap(({ panel, marks }) =>
      marks.flatMap((mark) => {
        const point = panel.points[mark.index];
        return point === undefined ? [] : [{ panel, mark, point }];
      }),
    )
    .toSorted((one, other) => other.point.number - one.point.number);
  return (
    <Panel title={t('violations.title', { count: all.length })}>
      {all.length === 0 ? (
        <Mark tone="good">{t('violations.none')}</Mark>
      ) : (
        <PlainTable
          label={t('violations.title', { count: all.length })}
          head={
            <>
              <th scope="col">{t('violations.point')}</th>
              <th scope="col">{t('violations.time')}</th>
              <th scope="col">{t('limits.panel')}</th>
              <th scope="col">{t('violations.value')}</th>
              <th scope="col">{t('violations.what')}</th>
              {chosen.subject.kind === 'metric' && <th scope="col">{t('violations.measurements')}</th>}
            </>
          }
        >
          {all.slice(0, listedAtMost).map((each) => (
            <Violation
              key={`${each.panel.name} ${each.point.number}`}
              {...each}
              question={question}
              chosen={chosen}
              timeZone={timeZone}
              isRead={each.point.number === number}
              onChoose={onChoose}
            />
          ))}
        </PlainTable>
      )}
      {all.length > listedAtMost && <p className={classes.note}>{t('violations.more', { count: listedAtMost })}</p>}
    </Panel>
  );
}

interface ViolationProps extends Pick<ViolationsProps, 'question' | 'chosen' | 'timeZone' | 'onChoose'> {
  readonly panel: SpcPanel;
  readonly mark: SpcMark;
  readonly point: SpcPoint;
  readonly isRead: boolean;
}

const shapes: Readonly<Record<SpcMark['kind'], string>> = { above: '▲', below: '▼', pattern: '◆' };

function Violation({ panel, mark, point, question, chosen, timeZone, isRead, onChoose }: ViolationProps) {
  const { t } = useTranslation('spc');
  const format = useFormat();
  const write = useWriteValue(valueKindOf(panel, chosen));
  return (
    <tr data-chosen={isRead} data-testid="violation">
      <th scope="row">
        <UnstyledButton className={classes.point} aria-pressed={isRead} onClick={() => onChoose(point.number)}>
          {point.number}
        </UnstyledButton>
      </th>
      <td>{format.dateTime(point.started_at, timeZone)}</td>
      <td data-text>{t(`panel.${panel.name}`)}</td>
      <td>{write(point.value)}</td>
      <td data-text className={classes.what}>
        <span className={classes.kind}>
          <span aria-hidden="true">{shapes[mark.kind]}</span> {t(`point.${mark.kind}`)}
        </span>
        {mark.rules.map((rule) => (
          <span key={rule}>
            {rule}: {t(`rule.${question.ruleSet}.${rule}`)}
          </span>
        ))}
      </td>
      {chosen.subject.kind === 'metric' && (
        <td>
          <Link
            to={trendsPath({
              metrics: String(chosen.subject.id),
              range: 'custom',
              from: new Date(Date.parse(point.started_at) - aroundMs).toISOString(),
              to: new Date(Date.parse(point.ended_at) + aroundMs).toISOString(),
              bucket: 'none',
            })}
          >
            {t('violations.show')}
          </Link>
        </td>
      )}
    </tr>
  );
}
