/** Text of the coach with names that run from right to left kept to themselves: else they drag the numbers beside them along. */

const RIGHT_TO_LEFT = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
const RUN = new RegExp(`([${RIGHT_TO_LEFT}]+(?:[\\s'"״׳-]+[${RIGHT_TO_LEFT}]+)*)`);

export function Isolated({ text }: { text: string }) {
  return <>{text.split(RUN).map((part, index) => (index % 2 === 1 ? <bdi key={index}>{part}</bdi> : part))}</>;
}
