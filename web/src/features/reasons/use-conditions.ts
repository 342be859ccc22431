import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import type { Rule } from './reason-rules.tsx';

/** The conditions of a rule in words, the way it is told from others in a list. */
export function useConditions(): (rule: Rule) => string {
  const { t } = useTranslation('reasons');
  const format = useFormat();
  return (rule) => {
    const conditions = [
      rule.minimum_seconds === null ? [] : [t('condition.minimum', { length: format.duration(rule.minimum_seconds) })],
      rule.maximum_seconds === null ? [] : [t('condition.maximum', { length: format.duration(rule.maximum_seconds) })],
      rule.states === null ? [] : [t('condition.states', { states: rule.states.join(', ') })],
      rule.modes === null ? [] : [t('condition.modes', { modes: rule.modes.join(', ') })],
      rule.is_at_order_change ? [t('condition.orderChange')] : [],
      rule.preceding_reason === null ? [] : [t('condition.preceding', { reason: rule.preceding_reason.name })],
    ].flat();
    return conditions.length === 0 ? t('condition.always') : conditions.join('; ');
  };
}
