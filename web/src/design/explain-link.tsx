import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormat } from '../language/use-format.ts';
import { explainParameter, writeExplainQuestion, type ExplainQuestion } from './explain-question.ts';
import classes from './explain-link.module.css';
import { formatOeeFigure } from './oee-figure.ts';

export interface ExplainLinkProps {
  readonly question: ExplainQuestion;
  readonly value: number | null | undefined;
  /** What units are called, where no heading tells it. */
  readonly unitName?: string;
}

/** A figure that opens where it comes from. */
export function ExplainLink({ question, value, unitName }: ExplainLinkProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.set(explainParameter, writeExplainQuestion(question));
  const text = formatOeeFigure(format, question.figure, value, unitName);
  return (
    <Link
      to={{ search: next.toString() }}
      preventScrollReset
      className={classes.link}
      aria-label={t('explain.open', { value: text, figure: t(`figure.${question.figure}`) })}
    >
      {text}
    </Link>
  );
}
