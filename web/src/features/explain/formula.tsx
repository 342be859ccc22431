import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import classes from './formula.module.css';
import type { FormulaLine, FormulaTerm } from './formula-lines.ts';
import { preciseFigure } from './precise-figure.ts';

/** `result = … = value`, once in words and once with the values put in. */
export function Formula({ line }: { readonly line: FormulaLine }) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const name = ({ kind, name }: FormulaTerm) => t(kind === 'part' ? `part.${name}` : `figure.${name}`);
  const value = (term: FormulaTerm) =>
    term.value === null ? name(term) : preciseFigure(format, unitName(line, term), term.value);
  return (
    <div className={classes.formula}>
      <span>
        <b>{t(`figure.${line.figure}`)}</b> = {join(line, name)}
      </span>
      <span className={classes.values}>
        = {join(line, value)} ={' '}
        <b data-testid={`value-${line.figure}`}>{preciseFigure(format, line.figure, line.value)}</b>
      </span>
    </div>
  );
}

function join({ kind, terms }: FormulaLine, text: (term: FormulaTerm) => string): string {
  if (kind === 'sum') {
    return terms.map((term, index) => `${term.factor < 0 ? '− ' : index === 0 ? '' : '+ '}${text(term)}`).join(' ');
  }
  const divided = terms.map(text).join(' ÷ ');
  return kind === 'ratio' ? divided : `1 − ${divided}`;
}

/** The parts of a sum have its unit. */
function unitName(line: FormulaLine, term: FormulaTerm): string {
  return term.kind === 'part' ? line.figure : term.name;
}
