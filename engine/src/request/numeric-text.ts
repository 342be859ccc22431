/** PostgreSQL's `numeric` travels in groups of four decimal digits. */
const digitsPerGroup = 4;
/** Beyond these, writing a number out would cost more than its last zeros are worth. */
const maximumExponent = 1_000;

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * A number as Hasura hands it to a `numeric`: with decimals filled up to whole groups, since its driver sends no other
 * scales. So `1.1` is kept as `1.1000` by a column without a scale of its own, and 45 times 1.1 makes 49.5000.
 */
export function numericText(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = decimal.exec(text) ?? [];
  const exponent = Number(exponentText) - fraction.length;
  if (exponent >= 0 || exponent < -maximumExponent) return text;
  const decimals = Math.ceil(-exponent / digitsPerGroup) * digitsPerGroup;
  const digits = (whole + fraction + '0'.repeat(decimals + exponent)).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
