import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { usePlaces } from '../../design/plant/use-places.ts';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import type { Order } from './orders-page.tsx';
import {
  Orders_CancelDocument,
  Orders_CompleteDocument,
  Orders_PauseDocument,
  Orders_ReleaseDocument,
  Orders_ResumeDocument,
  Orders_StartDocument,
} from './orders.generated.ts';

const steps = {
  release: Orders_ReleaseDocument,
  pause: Orders_PauseDocument,
  resume: Orders_ResumeDocument,
  complete: Orders_CompleteDocument,
} as const;

type Step = keyof typeof steps | 'start' | 'cancel';

/** What may become of an order, by its status (the database has the same rule). */
const nextSteps: Readonly<Record<string, readonly Step[]>> = {
  planned: ['release', 'start', 'cancel'],
  released: ['start', 'cancel'],
  running: ['pause', 'complete'],
  paused: ['resume', 'complete', 'cancel'],
};

const planning: readonly Step[] = ['release', 'cancel'];

/** The commands that an order may be given next, by who may give them. */
export function OrderActions({ order }: { readonly order: Order }) {
  const session = useSession();
  const allowed = (nextSteps[order.status] ?? []).filter((step) =>
    may(session, planning.includes(step) ? 'planner' : 'operator'),
  );
  return allowed.map((step) => <OrderStep key={step} step={step} order={order} />);
}

function OrderStep({ step, order }: { readonly step: Step; readonly order: Order }) {
  const { t } = useTranslation('orders');
  const seen = { orderId: order.id, version: order.version };
  switch (step) {
    case 'start':
      return <StartOrder order={order} />;
    case 'cancel':
      return (
        <FormButton
          label={t('do.cancel')}
          about={order.code}
          document={Orders_CancelDocument}
          submitLabel={t('do.cancel')}
          fixed={seen}
          fields={[{ name: 'reason', kind: 'text', label: t('field.reason') }]}
        />
      );
    default:
      return <CommandButton label={t(`do.${step}`)} about={order.code} document={steps[step]} input={seen} />;
  }
}

function StartOrder({ order }: { readonly order: Order }) {
  const { t } = useTranslation('orders');
  const { equipment, timeZone } = usePlaces();
  return (
    <FormButton
      label={t('do.start')}
      about={order.code}
      document={Orders_StartDocument}
      submitLabel={t('do.start')}
      fixed={{ orderId: order.id, version: order.version }}
      fields={[
        { name: 'equipmentId', kind: 'choice', label: t('field.equipment'), isRequired: true, options: equipment },
        { name: 'at', kind: 'instant', label: t('field.at'), timeZone, hint: t('hint.at', { zone: timeZone }) },
      ]}
    />
  );
}
