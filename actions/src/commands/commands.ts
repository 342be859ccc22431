import type { Command } from './command.ts';
import { acknowledgeAlert } from './acknowledge-alert.ts';
import { acknowledgeAndonCall } from './acknowledge-andon-call.ts';
import { addManualStop } from './add-manual-stop.ts';
import { cancelAndonCall } from './cancel-andon-call.ts';
import { cancelOrder } from './cancel-order.ts';
import { cancelProduction } from './cancel-production.ts';
import { changeAlertRule } from './change-alert-rule.ts';
import { changeArea } from './change-area.ts';
import { changeCalendar } from './change-calendar.ts';
import { changeDowntimeReason } from './change-downtime-reason.ts';
import { changeEnterprise } from './change-enterprise.ts';
import { changeEquipment } from './change-equipment.ts';
import { changeEscalationRule } from './change-escalation-rule.ts';
import { changeMachinePart } from './change-machine-part.ts';
import { changeManualStop } from './change-manual-stop.ts';
import { changeProduct } from './change-product.ts';
import { changeScrapReason } from './change-scrap-reason.ts';
import { changeSetUp } from './change-set-up.ts';
import { changeSite } from './change-site.ts';
import { changeSource } from './change-source.ts';
import { changeStopReasonRule } from './change-stop-reason-rule.ts';
import { changeStopState } from './change-stop-state.ts';
import { changeTeam } from './change-team.ts';
import { changeTopicMapping } from './change-topic-mapping.ts';
import { changeUser } from './change-user.ts';
import { completeOperationRun } from './complete-operation-run.ts';
import { completeOrder } from './complete-order.ts';
import { correctProduction } from './correct-production.ts';
import { createAlertRule } from './create-alert-rule.ts';
import { createArea } from './create-area.ts';
import { createCalendar } from './create-calendar.ts';
import { createDowntimeReason } from './create-downtime-reason.ts';
import { createEquipment } from './create-equipment.ts';
import { createEscalationRule } from './create-escalation-rule.ts';
import { createMachinePart } from './create-machine-part.ts';
import { createOrder } from './create-order.ts';
import { createProduct } from './create-product.ts';
import { createScrapReason } from './create-scrap-reason.ts';
import { createSite } from './create-site.ts';
import { createStopReasonRule } from './create-stop-reason-rule.ts';
import { createTeam } from './create-team.ts';
import { createTopicMapping } from './create-topic-mapping.ts';
import { createUser } from './create-user.ts';
import { deactivateUser } from './deactivate-user.ts';
import { endOeeTarget } from './end-oee-target.ts';
import { escalateAndonCall } from './escalate-andon-call.ts';
import { importOrders } from './import-orders.ts';
import { justifyStops } from './justify-stops.ts';
import { lockShift } from './lock-shift.ts';
import { markNotificationsRead } from './mark-notifications-read.ts';
import { mergeStops } from './merge-stops.ts';
import { moveStopBorder } from './move-stop-border.ts';
import { pauseOrder } from './pause-order.ts';
import { raiseAndonCall } from './raise-andon-call.ts';
import { reactivateUser } from './reactivate-user.ts';
import { registerSource } from './register-source.ts';
import { registerTerminal } from './register-terminal.ts';
import { releaseOrder } from './release-order.ts';
import { removeAlertRule } from './remove-alert-rule.ts';
import { removeManualStop } from './remove-manual-stop.ts';
import { removeOeeTarget } from './remove-oee-target.ts';
import { removeProductRate } from './remove-product-rate.ts';
import { removeShiftException } from './remove-shift-exception.ts';
import { removeStopReasonRule } from './remove-stop-reason-rule.ts';
import { removeTerminal } from './remove-terminal.ts';
import { reopenShift } from './reopen-shift.ts';
import { replaceOrder } from './replace-order.ts';
import { replayRefused } from './replay-refused.ts';
import { reportOperationRun } from './report-operation-run.ts';
import { reportProduction } from './report-production.ts';
import { resolveAndonCall } from './resolve-andon-call.ts';
import { resumeOrder } from './resume-order.ts';
import { revertStopEdit } from './revert-stop-edit.ts';
import { setOeeTarget } from './set-oee-target.ts';
import { setProductRate } from './set-product-rate.ts';
import { setShiftException } from './set-shift-exception.ts';
import { setUserPassword } from './set-user-password.ts';
import { setUserPin } from './set-user-pin.ts';
import { splitStop } from './split-stop.ts';
import { startOperationRun } from './start-operation-run.ts';
import { startOrder } from './start-order.ts';
import { subscribeToReports } from './subscribe-to-reports.ts';
import { unjustifyStops } from './unjustify-stops.ts';

/** Every command there is. */
export const commands: readonly Command[] = [
  justifyStops,
  unjustifyStops,
  splitStop,
  mergeStops,
  moveStopBorder,
  changeStopState,
  addManualStop,
  changeManualStop,
  removeManualStop,
  revertStopEdit,
  lockShift,
  reopenShift,
  createStopReasonRule,
  changeStopReasonRule,
  removeStopReasonRule,
  createMachinePart,
  changeMachinePart,
  createOrder,
  importOrders,
  releaseOrder,
  startOrder,
  pauseOrder,
  resumeOrder,
  completeOrder,
  replaceOrder,
  cancelOrder,
  changeSetUp,
  reportProduction,
  correctProduction,
  cancelProduction,
  raiseAndonCall,
  acknowledgeAndonCall,
  resolveAndonCall,
  cancelAndonCall,
  escalateAndonCall,
  createEscalationRule,
  changeEscalationRule,
  changeEnterprise,
  createSite,
  changeSite,
  createArea,
  changeArea,
  createEquipment,
  changeEquipment,
  registerSource,
  replayRefused,
  changeSource,
  createTopicMapping,
  changeTopicMapping,
  createCalendar,
  changeCalendar,
  createTeam,
  changeTeam,
  setShiftException,
  removeShiftException,
  createProduct,
  changeProduct,
  setProductRate,
  removeProductRate,
  setOeeTarget,
  endOeeTarget,
  removeOeeTarget,
  createDowntimeReason,
  changeDowntimeReason,
  createScrapReason,
  changeScrapReason,
  createUser,
  changeUser,
  deactivateUser,
  reactivateUser,
  setUserPassword,
  setUserPin,
  registerTerminal,
  removeTerminal,
  acknowledgeAlert,
  changeAlertRule,
  completeOperationRun,
  createAlertRule,
  markNotificationsRead,
  removeAlertRule,
  reportOperationRun,
  startOperationRun,
  subscribeToReports,
];
