import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Figure } from '../../design/figure.tsx';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { argumentsOf } from './arguments-of.ts';
import { Spc_CapabilityDocument, type Spc_CapabilityQuery } from './spc.generated.ts';
import type { SpcQuestion } from './spc-question.ts';
import type { KnownSubject } from './spc-subjects.ts';
import { useWriteValue } from './use-write-value.ts';
import classes from './spc.module.css';

const indexes = ['cp', 'cpk', 'pp', 'ppk'] as const;

export interface CapabilityProps {
  readonly question: SpcQuestion;
  readonly chosen: KnownSubject;
}

/** How well the process keeps within its specification, where one is told. */
export function Capability({ question, chosen }: CapabilityProps) {
  const { t } = useTranslation('spc');
  const { lowerSpecification: lower, upperSpecification: upper, chart } = question;
  const isPossible = chart === 'i_mr' || chart === 'xbar_r' || chart === 'xbar_s';
  const isAsked = isPossible && (lower !== null || upper !== null);
  const { from, to, metricId, equipmentId, subgroupSize, bucket } = argumentsOf(question, chosen.subject);
  const [result, ask] = useQuery({
    query: Spc_CapabilityDocument,
    variables: { from, to, chart, metricId, equipmentId, subgroupSize, bucket, lower, upper },
    pause: !isAsked,
  });
  if (!isPossible) return null;
  return (
    <Panel title={t('capability.title')}>
      {isAsked ? (
        <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
          {({ capabilities: [row] }) => row !== undefined && <Indexes row={row} chosen={chosen} />}
        </QueryView>
      ) : (
        <p className={classes.note}>{t('capability.next')}</p>
      )}
    </Panel>
  );
}

type Row = Spc_CapabilityQuery['capabilities'][number];

function Indexes({ row, chosen }: { readonly row: Row; readonly chosen: KnownSubject }) {
  const { t } = useTranslation('spc');
  const format = useFormat();
  const write = useWriteValue({ kind: 'number', unit: chosen.unit, sigma: row.sigma_within ?? 0 });
  return (
    <div className={classes.figures}>
      {indexes.map((index) => (
        <Figure
          key={index}
          size="large"
          label={t(`capability.${index}`)}
          value={format.number(row[index], undefined, 2)}
        />
      ))}
      <Figure label={t('capability.mean')} value={write(row.mean)} />
      <Figure label={t('capability.within')} value={write(row.sigma_within)} />
      <Figure label={t('capability.overall')} value={write(row.sigma_overall)} />
      <Figure label={t('capability.below')} value={format.percent(row.below_specification)} />
      <Figure label={t('capability.above')} value={format.percent(row.above_specification)} />
      <Figure label={t('capability.observations')} value={format.number(row.observations)} />
    </div>
  );
}
