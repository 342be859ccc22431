import { useTranslation } from 'react-i18next';
import { useFormat } from '../language/use-format.ts';
import { Mark } from './mark.tsx';
import { verdictOf } from './verdict-of.ts';

export interface OeeTargetProps {
  /** 0 to 1. */
  readonly oee: number | null | undefined;
  /** 0 to 1; null where nobody has set one. */
  readonly target: number | null | undefined;
}

/** What OEE is aimed at, and whether it is reached: by a word and a shape as well as a colour. */
export function OeeTarget({ oee, target }: OeeTargetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (target === null || target === undefined) return null;
  const verdict = verdictOf(oee, target);
  return <Mark tone={verdict ?? 'quiet'}>{t(`target.${verdict ?? 'open'}`, { target: format.percent(target) })}</Mark>;
}
