import { ActionIcon, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moveStretch, zoomStretch, type Stretch } from './range-steps.ts';

const steps = [
  { name: 'earlier', sign: '◀', act: (stretch: Stretch) => moveStretch(stretch, -0.5) },
  { name: 'later', sign: '▶', act: (stretch: Stretch) => moveStretch(stretch, 0.5) },
  { name: 'nearer', sign: '+', act: (stretch: Stretch) => zoomStretch(stretch, 0.5) },
  { name: 'further', sign: '−', act: (stretch: Stretch) => zoomStretch(stretch, 2) },
] as const;

export interface RangeStepButtonsProps {
  readonly stretch: Stretch;
  readonly onChange: (stretch: Stretch) => void;
}

/** Earlier, later, nearer, further. */
export function RangeStepButtons({ stretch, onChange }: RangeStepButtonsProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" role="group" aria-label={t('range.steps')}>
      {steps.map(({ name, sign, act }) => (
        <ActionIcon
          key={name}
          variant="default"
          size="lg"
          aria-label={t(`range.${name}`)}
          title={t(`range.${name}`)}
          onClick={() => onChange(act(stretch))}
        >
          {sign}
        </ActionIcon>
      ))}
    </Group>
  );
}
