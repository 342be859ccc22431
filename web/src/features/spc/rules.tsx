import { useTranslation } from 'react-i18next';
import type { AddressChange } from '../../design/address/use-addressed.ts';
import { Panel } from '../../design/panel.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { SpcQuestion } from './spc-question.ts';
import classes from './spc.module.css';

/** Both sets have so many. */
const ruleNumbers = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export interface RulesProps {
  /** How many points break each rule. */
  readonly counts: ReadonlyMap<number, number>;
  readonly question: SpcQuestion;
  readonly change: (parts: AddressChange) => void;
}

/** What each rule says, and how many points break it; a press shows those alone. */
export function Rules({ counts, question: { ruleSet, rule: only }, change }: RulesProps) {
  const { t } = useTranslation('spc');
  const format = useFormat();
  return (
    <Panel title={t(`ruleSet.${ruleSet}`)}>
      <ol className={classes.rules}>
        {ruleNumbers.map((rule) => (
          <li key={rule}>
            <button
              type="button"
              className={classes.rule}
              aria-pressed={rule === only}
              data-broken={counts.has(rule)}
              onClick={() => change({ rule: rule === only ? null : String(rule) })}
            >
              <b>{rule}</b>
              <span>{t(`rule.${ruleSet}.${rule}`)}</span>
              <span>{format.number(counts.get(rule) ?? 0, '×')}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className={classes.note}>{t('rule.spread')}</p>
    </Panel>
  );
}
