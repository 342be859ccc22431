/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Boolean_Comparison_Exp = {
  readonly _eq?: boolean | null | undefined;
  readonly _gt?: boolean | null | undefined;
  readonly _gte?: boolean | null | undefined;
  readonly _in?: ReadonlyArray<boolean> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: boolean | null | undefined;
  readonly _lte?: boolean | null | undefined;
  readonly _neq?: boolean | null | undefined;
  readonly _nin?: ReadonlyArray<boolean> | null | undefined;
};

export type Int_Array_Comparison_Exp = {
  readonly _contained_in?: ReadonlyArray<number> | null | undefined;
  readonly _contains?: ReadonlyArray<number> | null | undefined;
  readonly _eq?: ReadonlyArray<number> | null | undefined;
  readonly _gt?: ReadonlyArray<number> | null | undefined;
  readonly _gte?: ReadonlyArray<number> | null | undefined;
  readonly _in?: ReadonlyArray<ReadonlyArray<number>> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: ReadonlyArray<number> | null | undefined;
  readonly _lte?: ReadonlyArray<number> | null | undefined;
  readonly _neq?: ReadonlyArray<number> | null | undefined;
  readonly _nin?: ReadonlyArray<ReadonlyArray<number>> | null | undefined;
};

export type Int_Comparison_Exp = {
  readonly _eq?: number | null | undefined;
  readonly _gt?: number | null | undefined;
  readonly _gte?: number | null | undefined;
  readonly _in?: ReadonlyArray<number> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: number | null | undefined;
  readonly _lte?: number | null | undefined;
  readonly _neq?: number | null | undefined;
  readonly _nin?: ReadonlyArray<number> | null | undefined;
};

export type String_Array_Comparison_Exp = {
  readonly _contained_in?: ReadonlyArray<string> | null | undefined;
  readonly _contains?: ReadonlyArray<string> | null | undefined;
  readonly _eq?: ReadonlyArray<string> | null | undefined;
  readonly _gt?: ReadonlyArray<string> | null | undefined;
  readonly _gte?: ReadonlyArray<string> | null | undefined;
  readonly _in?: ReadonlyArray<ReadonlyArray<string>> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: ReadonlyArray<string> | null | undefined;
  readonly _lte?: ReadonlyArray<string> | null | undefined;
  readonly _neq?: ReadonlyArray<string> | null | undefined;
  readonly _nin?: ReadonlyArray<ReadonlyArray<string>> | null | undefined;
};

export type String_Comparison_Exp = {
  readonly _eq?: string | null | undefined;
  readonly _gt?: string | null | undefined;
  readonly _gte?: string | null | undefined;
  readonly _ilike?: string | null | undefined;
  readonly _in?: ReadonlyArray<string> | null | undefined;
  readonly _iregex?: string | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _like?: string | null | undefined;
  readonly _lt?: string | null | undefined;
  readonly _lte?: string | null | undefined;
  readonly _neq?: string | null | undefined;
  readonly _nilike?: string | null | undefined;
  readonly _nin?: ReadonlyArray<string> | null | undefined;
  readonly _niregex?: string | null | undefined;
  readonly _nlike?: string | null | undefined;
  readonly _nregex?: string | null | undefined;
  readonly _nsimilar?: string | null | undefined;
  readonly _regex?: string | null | undefined;
  readonly _similar?: string | null | undefined;
};

export type Alert_Rule_Charts_Aggregate_Bool_Exp = {
  readonly count?: Alert_Rule_Charts_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Alert_Rule_Charts_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Alert_Rule_Charts_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Alert_Rule_Charts_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Alert_Rule_Charts_Bool_Exp = {
  readonly _and?: ReadonlyArray<Alert_Rule_Charts_Bool_Exp> | null | undefined;
  readonly _not?: Alert_Rule_Charts_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Alert_Rule_Charts_Bool_Exp> | null | undefined;
  readonly alert_rule?: Alert_Rules_Bool_Exp | null | undefined;
  readonly alert_rule_id?: Int_Comparison_Exp | null | undefined;
  readonly bucket?: String_Comparison_Exp | null | undefined;
  readonly center_line?: Numeric_Comparison_Exp | null | undefined;
  readonly chart?: String_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly metric?: Metrics_Bool_Exp | null | undefined;
  readonly metric_id?: Int_Comparison_Exp | null | undefined;
  readonly nelson_rules?: Int_Array_Comparison_Exp | null | undefined;
  readonly sigma?: Numeric_Comparison_Exp | null | undefined;
  readonly subgroup_size?: Int_Comparison_Exp | null | undefined;
  readonly western_electric_rules?: Int_Array_Comparison_Exp | null | undefined;
};

export type Alert_Rule_Charts_Select_Column =
  | 'alert_rule_id'
  | 'bucket'
  | 'center_line'
  | 'chart'
  | 'equipment_id'
  | 'metric_id'
  | 'nelson_rules'
  | 'sigma'
  | 'subgroup_size'
  | 'western_electric_rules';

export type Alert_Rule_Recipients_Aggregate_Bool_Exp = {
  readonly count?: Alert_Rule_Recipients_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Alert_Rule_Recipients_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Alert_Rule_Recipients_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Alert_Rule_Recipients_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Alert_Rule_Recipients_Bool_Exp = {
  readonly _and?: ReadonlyArray<Alert_Rule_Recipients_Bool_Exp> | null | undefined;
  readonly _not?: Alert_Rule_Recipients_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Alert_Rule_Recipients_Bool_Exp> | null | undefined;
  readonly alert_rule?: Alert_Rules_Bool_Exp | null | undefined;
  readonly alert_rule_id?: Int_Comparison_Exp | null | undefined;
  readonly email?: String_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly role?: String_Comparison_Exp | null | undefined;
  readonly user?: Users_Bool_Exp | null | undefined;
  readonly user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Alert_Rule_Recipients_Select_Column =
  | 'alert_rule_id'
  | 'email'
  | 'id'
  | 'role'
  | 'user_id';

export type Alert_Rules_Aggregate_Bool_Exp = {
  readonly bool_and?: Alert_Rules_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Alert_Rules_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Alert_Rules_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Alert_Rules_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Alert_Rules_Select_Column_Alert_Rules_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Alert_Rules_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Alert_Rules_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Alert_Rules_Select_Column_Alert_Rules_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Alert_Rules_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Alert_Rules_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Alert_Rules_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Alert_Rules_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Alert_Rules_Aggregate_Order_By = {
  readonly avg?: Alert_Rules_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Alert_Rules_Max_Order_By | null | undefined;
  readonly min?: Alert_Rules_Min_Order_By | null | undefined;
  readonly stddev?: Alert_Rules_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Alert_Rules_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Alert_Rules_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Alert_Rules_Sum_Order_By | null | undefined;
  readonly var_pop?: Alert_Rules_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Alert_Rules_Var_Samp_Order_By | null | undefined;
  readonly variance?: Alert_Rules_Variance_Order_By | null | undefined;
};

export type Alert_Rules_Avg_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alert_Rules_Bool_Exp = {
  readonly _and?: ReadonlyArray<Alert_Rules_Bool_Exp> | null | undefined;
  readonly _not?: Alert_Rules_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Alert_Rules_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly alerts?: Alerts_Bool_Exp | null | undefined;
  readonly alerts_aggregate?: Alerts_Aggregate_Bool_Exp | null | undefined;
  readonly channels?: String_Array_Comparison_Exp | null | undefined;
  readonly chart?: Alert_Rule_Charts_Bool_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly downtime_reason?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly downtime_reason_id?: Int_Comparison_Exp | null | undefined;
  readonly effective_days?: Int_Array_Comparison_Exp | null | undefined;
  readonly effective_from?: Time_Comparison_Exp | null | undefined;
  readonly effective_to?: Time_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly recipients?: Alert_Rule_Recipients_Bool_Exp | null | undefined;
  readonly recipients_aggregate?: Alert_Rule_Recipients_Aggregate_Bool_Exp | null | undefined;
  readonly repeat_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly tells_end?: Boolean_Comparison_Exp | null | undefined;
  readonly threshold_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
  readonly webhook_url?: String_Comparison_Exp | null | undefined;
};

export type Alert_Rules_Max_Order_By = {
  readonly channels?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly effective_days?: Order_By | null | undefined;
  readonly effective_from?: Order_By | null | undefined;
  readonly effective_to?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly kind?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
  readonly webhook_url?: Order_By | null | undefined;
};

export type Alert_Rules_Min_Order_By = {
  readonly channels?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly effective_days?: Order_By | null | undefined;
  readonly effective_from?: Order_By | null | undefined;
  readonly effective_to?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly kind?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
  readonly webhook_url?: Order_By | null | undefined;
};

export type Alert_Rules_Select_Column =
  | 'active'
  | 'channels'
  | 'created_at'
  | 'downtime_reason_id'
  | 'effective_days'
  | 'effective_from'
  | 'effective_to'
  | 'enterprise_id'
  | 'equipment_id'
  | 'id'
  | 'kind'
  | 'name'
  | 'repeat_seconds'
  | 'site_id'
  | 'tells_end'
  | 'threshold_seconds'
  | 'version'
  | 'webhook_url';

export type Alert_Rules_Select_Column_Alert_Rules_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active'
  | 'tells_end';

export type Alert_Rules_Select_Column_Alert_Rules_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active'
  | 'tells_end';

export type Alert_Rules_Stddev_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alert_Rules_Stddev_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alert_Rules_Stddev_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alert_Rules_Sum_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alert_Rules_Var_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alert_Rules_Var_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alert_Rules_Variance_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repeat_seconds?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly threshold_seconds?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Aggregate_Bool_Exp = {
  readonly count?: Alerts_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Alerts_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Alerts_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Alerts_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Alerts_Aggregate_Order_By = {
  readonly avg?: Alerts_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Alerts_Max_Order_By | null | undefined;
  readonly min?: Alerts_Min_Order_By | null | undefined;
  readonly stddev?: Alerts_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Alerts_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Alerts_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Alerts_Sum_Order_By | null | undefined;
  readonly var_pop?: Alerts_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Alerts_Var_Samp_Order_By | null | undefined;
  readonly variance?: Alerts_Variance_Order_By | null | undefined;
};

export type Alerts_Avg_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Bool_Exp = {
  readonly _and?: ReadonlyArray<Alerts_Bool_Exp> | null | undefined;
  readonly _not?: Alerts_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Alerts_Bool_Exp> | null | undefined;
  readonly acknowledged_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly acknowledged_by?: Uuid_Comparison_Exp | null | undefined;
  readonly acknowledged_by_user?: Users_Bool_Exp | null | undefined;
  readonly acknowledgement?: String_Comparison_Exp | null | undefined;
  readonly alert_rule?: Alert_Rules_Bool_Exp | null | undefined;
  readonly alert_rule_id?: Int_Comparison_Exp | null | undefined;
  readonly deliveries?: Message_Deliveries_Bool_Exp | null | undefined;
  readonly deliveries_aggregate?: Message_Deliveries_Aggregate_Bool_Exp | null | undefined;
  readonly detail?: String_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly metric?: Metrics_Bool_Exp | null | undefined;
  readonly metric_id?: Int_Comparison_Exp | null | undefined;
  readonly notifications?: Notifications_Bool_Exp | null | undefined;
  readonly notifications_aggregate?: Notifications_Aggregate_Bool_Exp | null | undefined;
  readonly opened_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly production_order?: Production_Orders_Bool_Exp | null | undefined;
  readonly production_order_id?: Int_Comparison_Exp | null | undefined;
  readonly repetitions?: Int_Comparison_Exp | null | undefined;
  readonly rule_name?: String_Comparison_Exp | null | undefined;
  readonly since?: Timestamptz_Comparison_Exp | null | undefined;
  readonly stop?: Equipment_Events_Bool_Exp | null | undefined;
  readonly stop_id?: Bigint_Comparison_Exp | null | undefined;
  readonly subject?: String_Comparison_Exp | null | undefined;
  readonly title?: String_Comparison_Exp | null | undefined;
  readonly told_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Alerts_Max_Order_By = {
  readonly acknowledged_at?: Order_By | null | undefined;
  readonly acknowledged_by?: Order_By | null | undefined;
  readonly acknowledgement?: Order_By | null | undefined;
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly detail?: Order_By | null | undefined;
  readonly ended_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly kind?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly opened_at?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly rule_name?: Order_By | null | undefined;
  readonly since?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly subject?: Order_By | null | undefined;
  readonly title?: Order_By | null | undefined;
  readonly told_at?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Min_Order_By = {
  readonly acknowledged_at?: Order_By | null | undefined;
  readonly acknowledged_by?: Order_By | null | undefined;
  readonly acknowledgement?: Order_By | null | undefined;
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly detail?: Order_By | null | undefined;
  readonly ended_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly kind?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly opened_at?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly rule_name?: Order_By | null | undefined;
  readonly since?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly subject?: Order_By | null | undefined;
  readonly title?: Order_By | null | undefined;
  readonly told_at?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Select_Column =
  | 'acknowledged_at'
  | 'acknowledged_by'
  | 'acknowledgement'
  | 'alert_rule_id'
  | 'detail'
  | 'ended_at'
  | 'enterprise_id'
  | 'equipment_id'
  | 'id'
  | 'kind'
  | 'metric_id'
  | 'opened_at'
  | 'production_order_id'
  | 'repetitions'
  | 'rule_name'
  | 'since'
  | 'stop_id'
  | 'subject'
  | 'title'
  | 'told_at'
  | 'version';

export type Alerts_Stddev_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Stddev_Pop_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Stddev_Samp_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Sum_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Var_Pop_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Var_Samp_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Alerts_Variance_Order_By = {
  readonly alert_rule_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly repetitions?: Order_By | null | undefined;
  readonly stop_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Andon_Calls_Aggregate_Bool_Exp = {
  readonly count?: Andon_Calls_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Andon_Calls_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Andon_Calls_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Andon_Calls_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Andon_Calls_Bool_Exp = {
  readonly _and?: ReadonlyArray<Andon_Calls_Bool_Exp> | null | undefined;
  readonly _not?: Andon_Calls_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Andon_Calls_Bool_Exp> | null | undefined;
  readonly acknowledged_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly acknowledged_by?: Uuid_Comparison_Exp | null | undefined;
  readonly acknowledged_by_user?: Users_Bool_Exp | null | undefined;
  readonly cancelled_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly cancelled_by?: Uuid_Comparison_Exp | null | undefined;
  readonly cancelled_by_user?: Users_Bool_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly escalates_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly escalation_level?: Int_Comparison_Exp | null | undefined;
  readonly escalation_rule?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly escalation_rule_id?: Int_Comparison_Exp | null | undefined;
  readonly escalations?: Andon_Escalations_Bool_Exp | null | undefined;
  readonly escalations_aggregate?: Andon_Escalations_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly note?: String_Comparison_Exp | null | undefined;
  readonly raised_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly raised_by?: Uuid_Comparison_Exp | null | undefined;
  readonly raised_by_user?: Users_Bool_Exp | null | undefined;
  readonly resolution?: String_Comparison_Exp | null | undefined;
  readonly resolution_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly resolved_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly resolved_by?: Uuid_Comparison_Exp | null | undefined;
  readonly resolved_by_user?: Users_Bool_Exp | null | undefined;
  readonly response_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly status?: String_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Andon_Calls_Select_Column =
  | 'acknowledged_at'
  | 'acknowledged_by'
  | 'cancelled_at'
  | 'cancelled_by'
  | 'equipment_id'
  | 'escalates_at'
  | 'escalation_level'
  | 'escalation_rule_id'
  | 'id'
  | 'kind'
  | 'note'
  | 'raised_at'
  | 'raised_by'
  | 'resolution'
  | 'resolution_seconds'
  | 'resolved_at'
  | 'resolved_by'
  | 'response_seconds'
  | 'status'
  | 'version';

export type Andon_Escalations_Aggregate_Bool_Exp = {
  readonly count?: Andon_Escalations_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Andon_Escalations_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Andon_Escalations_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Andon_Escalations_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Andon_Escalations_Bool_Exp = {
  readonly _and?: ReadonlyArray<Andon_Escalations_Bool_Exp> | null | undefined;
  readonly _not?: Andon_Escalations_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Andon_Escalations_Bool_Exp> | null | undefined;
  readonly andon_call?: Andon_Calls_Bool_Exp | null | undefined;
  readonly andon_call_id?: Bigint_Comparison_Exp | null | undefined;
  readonly deliveries?: Message_Deliveries_Bool_Exp | null | undefined;
  readonly deliveries_aggregate?: Message_Deliveries_Aggregate_Bool_Exp | null | undefined;
  readonly escalated_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly escalated_by?: Uuid_Comparison_Exp | null | undefined;
  readonly escalated_by_user?: Users_Bool_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly level?: Int_Comparison_Exp | null | undefined;
  readonly notifications?: Notifications_Bool_Exp | null | undefined;
  readonly notifications_aggregate?: Notifications_Aggregate_Bool_Exp | null | undefined;
  readonly role?: String_Comparison_Exp | null | undefined;
};

export type Andon_Escalations_Select_Column =
  | 'andon_call_id'
  | 'escalated_at'
  | 'escalated_by'
  | 'id'
  | 'level'
  | 'role';

export type Areas_Aggregate_Bool_Exp = {
  readonly bool_and?: Areas_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Areas_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Areas_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Areas_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Areas_Select_Column_Areas_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Areas_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Areas_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Areas_Select_Column_Areas_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Areas_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Areas_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Areas_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Areas_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Areas_Bool_Exp = {
  readonly _and?: ReadonlyArray<Areas_Bool_Exp> | null | undefined;
  readonly _not?: Areas_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Areas_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_aggregate?: Equipment_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly shift_calendars?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly shift_calendars_aggregate?: Shift_Calendars_Aggregate_Bool_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Areas_Select_Column =
  | 'active'
  | 'created_at'
  | 'id'
  | 'name'
  | 'site_id'
  | 'version';

export type Areas_Select_Column_Areas_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Areas_Select_Column_Areas_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Audit_Entries_Aggregate_Bool_Exp = {
  readonly count?: Audit_Entries_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Audit_Entries_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Audit_Entries_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Audit_Entries_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Audit_Entries_Bool_Exp = {
  readonly _and?: ReadonlyArray<Audit_Entries_Bool_Exp> | null | undefined;
  readonly _not?: Audit_Entries_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Audit_Entries_Bool_Exp> | null | undefined;
  readonly changed_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly command?: Commands_Bool_Exp | null | undefined;
  readonly command_id?: Uuid_Comparison_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly hash?: Bytea_Comparison_Exp | null | undefined;
  readonly number?: Bigint_Comparison_Exp | null | undefined;
  readonly operation?: String_Comparison_Exp | null | undefined;
  readonly previous_hash?: Bytea_Comparison_Exp | null | undefined;
  readonly request_id?: String_Comparison_Exp | null | undefined;
  readonly role?: String_Comparison_Exp | null | undefined;
  readonly row_after?: Jsonb_Comparison_Exp | null | undefined;
  readonly row_before?: Jsonb_Comparison_Exp | null | undefined;
  readonly table_name?: String_Comparison_Exp | null | undefined;
  readonly user?: Users_Bool_Exp | null | undefined;
  readonly user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Audit_Entries_Select_Column =
  | 'changed_at'
  | 'command_id'
  | 'enterprise_id'
  | 'hash'
  | 'number'
  | 'operation'
  | 'previous_hash'
  | 'request_id'
  | 'role'
  | 'row_after'
  | 'row_before'
  | 'table_name'
  | 'user_id';

export type Bigint_Array_Comparison_Exp = {
  readonly _contained_in?: ReadonlyArray<number> | null | undefined;
  readonly _contains?: ReadonlyArray<number> | null | undefined;
  readonly _eq?: ReadonlyArray<number> | null | undefined;
  readonly _gt?: ReadonlyArray<number> | null | undefined;
  readonly _gte?: ReadonlyArray<number> | null | undefined;
  readonly _in?: ReadonlyArray<ReadonlyArray<number>> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: ReadonlyArray<number> | null | undefined;
  readonly _lte?: ReadonlyArray<number> | null | undefined;
  readonly _neq?: ReadonlyArray<number> | null | undefined;
  readonly _nin?: ReadonlyArray<ReadonlyArray<number>> | null | undefined;
};

export type Bigint_Comparison_Exp = {
  readonly _eq?: number | null | undefined;
  readonly _gt?: number | null | undefined;
  readonly _gte?: number | null | undefined;
  readonly _in?: ReadonlyArray<number> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: number | null | undefined;
  readonly _lte?: number | null | undefined;
  readonly _neq?: number | null | undefined;
  readonly _nin?: ReadonlyArray<number> | null | undefined;
};

export type Bytea_Comparison_Exp = {
  readonly _eq?: unknown;
  readonly _gt?: unknown;
  readonly _gte?: unknown;
  readonly _in?: ReadonlyArray<unknown> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: unknown;
  readonly _lte?: unknown;
  readonly _neq?: unknown;
  readonly _nin?: ReadonlyArray<unknown> | null | undefined;
};

export type Commands_Aggregate_Bool_Exp = {
  readonly count?: Commands_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Commands_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Commands_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Commands_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Commands_Aggregate_Order_By = {
  readonly avg?: Commands_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Commands_Max_Order_By | null | undefined;
  readonly min?: Commands_Min_Order_By | null | undefined;
  readonly stddev?: Commands_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Commands_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Commands_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Commands_Sum_Order_By | null | undefined;
  readonly var_pop?: Commands_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Commands_Var_Samp_Order_By | null | undefined;
  readonly variance?: Commands_Variance_Order_By | null | undefined;
};

export type Commands_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Commands_Bool_Exp = {
  readonly _and?: ReadonlyArray<Commands_Bool_Exp> | null | undefined;
  readonly _not?: Commands_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Commands_Bool_Exp> | null | undefined;
  readonly audit_entries?: Audit_Entries_Bool_Exp | null | undefined;
  readonly audit_entries_aggregate?: Audit_Entries_Aggregate_Bool_Exp | null | undefined;
  readonly done_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Uuid_Comparison_Exp | null | undefined;
  readonly idempotency_key?: Uuid_Comparison_Exp | null | undefined;
  readonly input?: Jsonb_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly request_id?: String_Comparison_Exp | null | undefined;
  readonly result?: Jsonb_Comparison_Exp | null | undefined;
  readonly role?: String_Comparison_Exp | null | undefined;
  readonly user?: Users_Bool_Exp | null | undefined;
  readonly user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Commands_Max_Order_By = {
  readonly done_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly idempotency_key?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly request_id?: Order_By | null | undefined;
  readonly role?: Order_By | null | undefined;
  readonly user_id?: Order_By | null | undefined;
};

export type Commands_Min_Order_By = {
  readonly done_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly idempotency_key?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly request_id?: Order_By | null | undefined;
  readonly role?: Order_By | null | undefined;
  readonly user_id?: Order_By | null | undefined;
};

export type Commands_Select_Column =
  | 'done_at'
  | 'enterprise_id'
  | 'id'
  | 'idempotency_key'
  | 'input'
  | 'name'
  | 'request_id'
  | 'result'
  | 'role'
  | 'user_id';

export type Commands_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Commands_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Commands_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Commands_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Commands_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Commands_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Commands_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
};

export type Daily_Reports_Aggregate_Bool_Exp = {
  readonly count?: Daily_Reports_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Daily_Reports_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Daily_Reports_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Daily_Reports_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Daily_Reports_Bool_Exp = {
  readonly _and?: ReadonlyArray<Daily_Reports_Bool_Exp> | null | undefined;
  readonly _not?: Daily_Reports_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Daily_Reports_Bool_Exp> | null | undefined;
  readonly availability?: Numeric_Comparison_Exp | null | undefined;
  readonly breakdown_count?: Bigint_Comparison_Exp | null | undefined;
  readonly breakdown_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly calendar_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly coverage?: Numeric_Comparison_Exp | null | undefined;
  readonly day?: Date_Comparison_Exp | null | undefined;
  readonly deliveries?: Message_Deliveries_Bool_Exp | null | undefined;
  readonly deliveries_aggregate?: Message_Deliveries_Aggregate_Bool_Exp | null | undefined;
  readonly downtime_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly good_units?: Numeric_Comparison_Exp | null | undefined;
  readonly group_by?: String_Comparison_Exp | null | undefined;
  readonly group_key?: Bigint_Comparison_Exp | null | undefined;
  readonly group_name?: String_Comparison_Exp | null | undefined;
  readonly hint?: String_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly ideal_good_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly ideal_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly measured_equipment_ids?: Int_Array_Comparison_Exp | null | undefined;
  readonly micro_stop_count?: Bigint_Comparison_Exp | null | undefined;
  readonly micro_stop_counts_as?: String_Comparison_Exp | null | undefined;
  readonly micro_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly mtbf_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly mttr_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly no_data_counts_as?: String_Comparison_Exp | null | undefined;
  readonly no_data_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly notifications?: Notifications_Bool_Exp | null | undefined;
  readonly notifications_aggregate?: Notifications_Aggregate_Bool_Exp | null | undefined;
  readonly oee?: Numeric_Comparison_Exp | null | undefined;
  readonly ooe?: Numeric_Comparison_Exp | null | undefined;
  readonly performance?: Numeric_Comparison_Exp | null | undefined;
  readonly planned_production_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly planned_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly production_reject_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly quality?: Numeric_Comparison_Exp | null | undefined;
  readonly reduced_speed_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly reported_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly run_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly scheduled_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap_units?: Numeric_Comparison_Exp | null | undefined;
  readonly settings?: Jsonb_Comparison_Exp | null | undefined;
  readonly setup_count?: Bigint_Comparison_Exp | null | undefined;
  readonly setup_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly startup_reject_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly teep?: Numeric_Comparison_Exp | null | undefined;
  readonly time_zone?: String_Comparison_Exp | null | undefined;
  readonly total_units?: Numeric_Comparison_Exp | null | undefined;
};

export type Daily_Reports_Select_Column =
  | 'availability'
  | 'breakdown_count'
  | 'breakdown_seconds'
  | 'calendar_seconds'
  | 'coverage'
  | 'day'
  | 'downtime_seconds'
  | 'ended_at'
  | 'good_units'
  | 'group_by'
  | 'group_key'
  | 'group_name'
  | 'hint'
  | 'id'
  | 'ideal_good_seconds'
  | 'ideal_seconds'
  | 'measured_equipment_ids'
  | 'micro_stop_count'
  | 'micro_stop_counts_as'
  | 'micro_stop_seconds'
  | 'mtbf_seconds'
  | 'mttr_seconds'
  | 'no_data_counts_as'
  | 'no_data_seconds'
  | 'oee'
  | 'ooe'
  | 'performance'
  | 'planned_production_seconds'
  | 'planned_stop_seconds'
  | 'production_reject_seconds'
  | 'quality'
  | 'reduced_speed_seconds'
  | 'reported_at'
  | 'run_seconds'
  | 'scheduled_seconds'
  | 'scrap_units'
  | 'settings'
  | 'setup_count'
  | 'setup_seconds'
  | 'site_id'
  | 'started_at'
  | 'startup_reject_seconds'
  | 'teep'
  | 'time_zone'
  | 'total_units';

export type Date_Comparison_Exp = {
  readonly _eq?: string | null | undefined;
  readonly _gt?: string | null | undefined;
  readonly _gte?: string | null | undefined;
  readonly _in?: ReadonlyArray<string> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: string | null | undefined;
  readonly _lte?: string | null | undefined;
  readonly _neq?: string | null | undefined;
  readonly _nin?: ReadonlyArray<string> | null | undefined;
};

export type Downtime_Paretos_Order_By = {
  readonly cumulative_share?: Order_By | null | undefined;
  readonly downtime_reason?: Downtime_Reasons_Order_By | null | undefined;
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly ended_at?: Order_By | null | undefined;
  readonly group_by?: Order_By | null | undefined;
  readonly group_key?: Order_By | null | undefined;
  readonly group_name?: Order_By | null | undefined;
  readonly longest_seconds?: Order_By | null | undefined;
  readonly loss?: Order_By | null | undefined;
  readonly mean_seconds?: Order_By | null | undefined;
  readonly rank?: Order_By | null | undefined;
  readonly reason_code?: Order_By | null | undefined;
  readonly reason_name?: Order_By | null | undefined;
  readonly seconds?: Order_By | null | undefined;
  readonly share?: Order_By | null | undefined;
  readonly started_at?: Order_By | null | undefined;
  readonly stop_count?: Order_By | null | undefined;
};

export type Downtime_Reasons_Aggregate_Bool_Exp = {
  readonly bool_and?: Downtime_Reasons_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Downtime_Reasons_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Downtime_Reasons_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Downtime_Reasons_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Downtime_Reasons_Select_Column_Downtime_Reasons_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Downtime_Reasons_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Downtime_Reasons_Select_Column_Downtime_Reasons_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Downtime_Reasons_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Downtime_Reasons_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Downtime_Reasons_Aggregate_Order_By = {
  readonly avg?: Downtime_Reasons_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Downtime_Reasons_Max_Order_By | null | undefined;
  readonly min?: Downtime_Reasons_Min_Order_By | null | undefined;
  readonly stddev?: Downtime_Reasons_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Downtime_Reasons_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Downtime_Reasons_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Downtime_Reasons_Sum_Order_By | null | undefined;
  readonly var_pop?: Downtime_Reasons_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Downtime_Reasons_Var_Samp_Order_By | null | undefined;
  readonly variance?: Downtime_Reasons_Variance_Order_By | null | undefined;
};

export type Downtime_Reasons_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Bool_Exp = {
  readonly _and?: ReadonlyArray<Downtime_Reasons_Bool_Exp> | null | undefined;
  readonly _not?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Downtime_Reasons_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly alert_rules?: Alert_Rules_Bool_Exp | null | undefined;
  readonly alert_rules_aggregate?: Alert_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly children?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly children_aggregate?: Downtime_Reasons_Aggregate_Bool_Exp | null | undefined;
  readonly code?: String_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly following_reason_rules?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly following_reason_rules_aggregate?: Stop_Reason_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly is_planned?: Boolean_Comparison_Exp | null | undefined;
  readonly loss_category?: String_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly parent?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly parent_id?: Int_Comparison_Exp | null | undefined;
  readonly set_ups?: Production_Order_Set_Ups_Bool_Exp | null | undefined;
  readonly set_ups_aggregate?: Production_Order_Set_Ups_Aggregate_Bool_Exp | null | undefined;
  readonly stop_reason_rules?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly stop_reason_rules_aggregate?: Stop_Reason_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly stops?: Equipment_Events_Bool_Exp | null | undefined;
  readonly stops_aggregate?: Equipment_Events_Aggregate_Bool_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Downtime_Reasons_Max_Order_By = {
  readonly code?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly loss_category?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Min_Order_By = {
  readonly code?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly loss_category?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Order_By = {
  readonly active?: Order_By | null | undefined;
  readonly alert_rules_aggregate?: Alert_Rules_Aggregate_Order_By | null | undefined;
  readonly children_aggregate?: Downtime_Reasons_Aggregate_Order_By | null | undefined;
  readonly code?: Order_By | null | undefined;
  readonly enterprise?: Enterprises_Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly following_reason_rules_aggregate?: Stop_Reason_Rules_Aggregate_Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly is_planned?: Order_By | null | undefined;
  readonly loss_category?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly parent?: Downtime_Reasons_Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly set_ups_aggregate?: Production_Order_Set_Ups_Aggregate_Order_By | null | undefined;
  readonly stop_reason_rules_aggregate?: Stop_Reason_Rules_Aggregate_Order_By | null | undefined;
  readonly stops_aggregate?: Equipment_Events_Aggregate_Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Select_Column =
  | 'active'
  | 'code'
  | 'enterprise_id'
  | 'id'
  | 'is_planned'
  | 'loss_category'
  | 'name'
  | 'parent_id'
  | 'version';

export type Downtime_Reasons_Select_Column_Downtime_Reasons_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active'
  | 'is_planned';

export type Downtime_Reasons_Select_Column_Downtime_Reasons_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active'
  | 'is_planned';

export type Downtime_Reasons_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Downtime_Reasons_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Enterprises_Bool_Exp = {
  readonly _and?: ReadonlyArray<Enterprises_Bool_Exp> | null | undefined;
  readonly _not?: Enterprises_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Enterprises_Bool_Exp> | null | undefined;
  readonly alert_rules?: Alert_Rules_Bool_Exp | null | undefined;
  readonly alert_rules_aggregate?: Alert_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly alerts?: Alerts_Bool_Exp | null | undefined;
  readonly alerts_aggregate?: Alerts_Aggregate_Bool_Exp | null | undefined;
  readonly commands?: Commands_Bool_Exp | null | undefined;
  readonly commands_aggregate?: Commands_Aggregate_Bool_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly downtime_reasons?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly downtime_reasons_aggregate?: Downtime_Reasons_Aggregate_Bool_Exp | null | undefined;
  readonly escalation_rules?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly escalation_rules_aggregate?: Escalation_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly message_deliveries?: Message_Deliveries_Bool_Exp | null | undefined;
  readonly message_deliveries_aggregate?: Message_Deliveries_Aggregate_Bool_Exp | null | undefined;
  readonly micro_stop_counts_as?: String_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly no_data_counts_as?: String_Comparison_Exp | null | undefined;
  readonly notifications?: Notifications_Bool_Exp | null | undefined;
  readonly notifications_aggregate?: Notifications_Aggregate_Bool_Exp | null | undefined;
  readonly operation_runs?: Operation_Runs_Bool_Exp | null | undefined;
  readonly operation_runs_aggregate?: Operation_Runs_Aggregate_Bool_Exp | null | undefined;
  readonly production_orders?: Production_Orders_Bool_Exp | null | undefined;
  readonly production_orders_aggregate?: Production_Orders_Aggregate_Bool_Exp | null | undefined;
  readonly products?: Products_Bool_Exp | null | undefined;
  readonly products_aggregate?: Products_Aggregate_Bool_Exp | null | undefined;
  readonly scrap_reasons?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly scrap_reasons_aggregate?: Scrap_Reasons_Aggregate_Bool_Exp | null | undefined;
  readonly sites?: Sites_Bool_Exp | null | undefined;
  readonly sites_aggregate?: Sites_Aggregate_Bool_Exp | null | undefined;
  readonly stop_reason_rules?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly stop_reason_rules_aggregate?: Stop_Reason_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly topic_mappings?: Topic_Mappings_Bool_Exp | null | undefined;
  readonly topic_mappings_aggregate?: Topic_Mappings_Aggregate_Bool_Exp | null | undefined;
  readonly topic_namespaces?: Topic_Namespaces_Bool_Exp | null | undefined;
  readonly topic_namespaces_aggregate?: Topic_Namespaces_Aggregate_Bool_Exp | null | undefined;
  readonly user_logs?: User_Logs_Bool_Exp | null | undefined;
  readonly user_logs_aggregate?: User_Logs_Aggregate_Bool_Exp | null | undefined;
  readonly users?: Users_Bool_Exp | null | undefined;
  readonly users_aggregate?: Users_Aggregate_Bool_Exp | null | undefined;
};

export type Enterprises_Order_By = {
  readonly alert_rules_aggregate?: Alert_Rules_Aggregate_Order_By | null | undefined;
  readonly alerts_aggregate?: Alerts_Aggregate_Order_By | null | undefined;
  readonly commands_aggregate?: Commands_Aggregate_Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly downtime_reasons_aggregate?: Downtime_Reasons_Aggregate_Order_By | null | undefined;
  readonly escalation_rules_aggregate?: Escalation_Rules_Aggregate_Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly message_deliveries_aggregate?: Message_Deliveries_Aggregate_Order_By | null | undefined;
  readonly micro_stop_counts_as?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly no_data_counts_as?: Order_By | null | undefined;
  readonly notifications_aggregate?: Notifications_Aggregate_Order_By | null | undefined;
  readonly operation_runs_aggregate?: Operation_Runs_Aggregate_Order_By | null | undefined;
  readonly production_orders_aggregate?: Production_Orders_Aggregate_Order_By | null | undefined;
  readonly products_aggregate?: Products_Aggregate_Order_By | null | undefined;
  readonly scrap_reasons_aggregate?: Scrap_Reasons_Aggregate_Order_By | null | undefined;
  readonly sites_aggregate?: Sites_Aggregate_Order_By | null | undefined;
  readonly stop_reason_rules_aggregate?: Stop_Reason_Rules_Aggregate_Order_By | null | undefined;
  readonly topic_mappings_aggregate?: Topic_Mappings_Aggregate_Order_By | null | undefined;
  readonly topic_namespaces_aggregate?: Topic_Namespaces_Aggregate_Order_By | null | undefined;
  readonly user_logs_aggregate?: User_Logs_Aggregate_Order_By | null | undefined;
  readonly users_aggregate?: Users_Aggregate_Order_By | null | undefined;
};

export type Equipment_Aggregate_Bool_Exp = {
  readonly bool_and?: Equipment_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Equipment_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Equipment_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Equipment_Select_Column_Equipment_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Equipment_Select_Column_Equipment_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly alert_rule_charts?: Alert_Rule_Charts_Bool_Exp | null | undefined;
  readonly alert_rule_charts_aggregate?: Alert_Rule_Charts_Aggregate_Bool_Exp | null | undefined;
  readonly alert_rules?: Alert_Rules_Bool_Exp | null | undefined;
  readonly alert_rules_aggregate?: Alert_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly alerts?: Alerts_Bool_Exp | null | undefined;
  readonly alerts_aggregate?: Alerts_Aggregate_Bool_Exp | null | undefined;
  readonly andon_calls?: Andon_Calls_Bool_Exp | null | undefined;
  readonly andon_calls_aggregate?: Andon_Calls_Aggregate_Bool_Exp | null | undefined;
  readonly area?: Areas_Bool_Exp | null | undefined;
  readonly area_id?: Int_Comparison_Exp | null | undefined;
  readonly counts?: Equipment_Counts_Bool_Exp | null | undefined;
  readonly counts_aggregate?: Equipment_Counts_Aggregate_Bool_Exp | null | undefined;
  readonly counts_by_day?: Equipment_Counts_By_Day_Bool_Exp | null | undefined;
  readonly counts_by_day_aggregate?: Equipment_Counts_By_Day_Aggregate_Bool_Exp | null | undefined;
  readonly counts_by_hour?: Equipment_Counts_By_Hour_Bool_Exp | null | undefined;
  readonly counts_by_hour_aggregate?: Equipment_Counts_By_Hour_Aggregate_Bool_Exp | null | undefined;
  readonly counts_by_minute?: Equipment_Counts_By_Minute_Bool_Exp | null | undefined;
  readonly counts_by_minute_aggregate?: Equipment_Counts_By_Minute_Aggregate_Bool_Exp | null | undefined;
  readonly counts_by_quarter_hour?: Equipment_Counts_By_Quarter_Hour_Bool_Exp | null | undefined;
  readonly counts_by_quarter_hour_aggregate?: Equipment_Counts_By_Quarter_Hour_Aggregate_Bool_Exp | null | undefined;
  readonly counts_by_shift?: Equipment_Counts_By_Shift_Bool_Exp | null | undefined;
  readonly counts_by_shift_aggregate?: Equipment_Counts_By_Shift_Aggregate_Bool_Exp | null | undefined;
  readonly counts_come_from?: String_Comparison_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly followed_calendars?: Equipment_Calendars_Bool_Exp | null | undefined;
  readonly followed_calendars_aggregate?: Equipment_Calendars_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly ideal_rate_per_min?: Numeric_Comparison_Exp | null | undefined;
  readonly is_constraint?: Boolean_Comparison_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly line?: Equipment_Bool_Exp | null | undefined;
  readonly machine_parts?: Machine_Parts_Bool_Exp | null | undefined;
  readonly machine_parts_aggregate?: Machine_Parts_Aggregate_Bool_Exp | null | undefined;
  readonly machines?: Equipment_Bool_Exp | null | undefined;
  readonly machines_aggregate?: Equipment_Aggregate_Bool_Exp | null | undefined;
  readonly metric_rules?: Metric_Rules_Bool_Exp | null | undefined;
  readonly metric_rules_aggregate?: Metric_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly metrics?: Metrics_Bool_Exp | null | undefined;
  readonly metrics_aggregate?: Metrics_Aggregate_Bool_Exp | null | undefined;
  readonly micro_stop_cycles?: Numeric_Comparison_Exp | null | undefined;
  readonly micro_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly operation_runs?: Operation_Runs_Bool_Exp | null | undefined;
  readonly operation_runs_aggregate?: Operation_Runs_Aggregate_Bool_Exp | null | undefined;
  readonly overview?: Equipment_Overview_Bool_Exp | null | undefined;
  readonly own_calendars?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly own_calendars_aggregate?: Shift_Calendars_Aggregate_Bool_Exp | null | undefined;
  readonly parent_id?: Int_Comparison_Exp | null | undefined;
  readonly product_rates?: Product_Rates_Bool_Exp | null | undefined;
  readonly product_rates_aggregate?: Product_Rates_Aggregate_Bool_Exp | null | undefined;
  readonly production_order_runs?: Production_Order_Runs_Bool_Exp | null | undefined;
  readonly production_order_runs_aggregate?: Production_Order_Runs_Aggregate_Bool_Exp | null | undefined;
  readonly production_reports?: Production_Reports_Bool_Exp | null | undefined;
  readonly production_reports_aggregate?: Production_Reports_Aggregate_Bool_Exp | null | undefined;
  readonly registrations?: Packml_Register_Bool_Exp | null | undefined;
  readonly registrations_aggregate?: Packml_Register_Aggregate_Bool_Exp | null | undefined;
  readonly restatements?: Restatements_Bool_Exp | null | undefined;
  readonly restatements_aggregate?: Restatements_Aggregate_Bool_Exp | null | undefined;
  readonly roll_up_backlog?: Roll_Up_Backlog_Bool_Exp | null | undefined;
  readonly set_ups?: Production_Order_Set_Ups_Bool_Exp | null | undefined;
  readonly set_ups_aggregate?: Production_Order_Set_Ups_Aggregate_Bool_Exp | null | undefined;
  readonly settings?: Equipment_Settings_Bool_Exp | null | undefined;
  readonly shift_figures?: Shift_Figures_Bool_Exp | null | undefined;
  readonly shift_figures_aggregate?: Shift_Figures_Aggregate_Bool_Exp | null | undefined;
  readonly shifts?: Equipment_Shifts_Bool_Exp | null | undefined;
  readonly shifts_aggregate?: Equipment_Shifts_Aggregate_Bool_Exp | null | undefined;
  readonly stale_after_seconds?: Int_Comparison_Exp | null | undefined;
  readonly state_intervals?: Equipment_State_Intervals_Bool_Exp | null | undefined;
  readonly state_intervals_aggregate?: Equipment_State_Intervals_Aggregate_Bool_Exp | null | undefined;
  readonly status?: Equipment_Status_Bool_Exp | null | undefined;
  readonly stop_edits?: Stop_Edits_Bool_Exp | null | undefined;
  readonly stop_edits_aggregate?: Stop_Edits_Aggregate_Bool_Exp | null | undefined;
  readonly stop_reason_rules?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly stop_reason_rules_aggregate?: Stop_Reason_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly stops?: Equipment_Events_Bool_Exp | null | undefined;
  readonly stops_aggregate?: Equipment_Events_Aggregate_Bool_Exp | null | undefined;
  readonly transient_values?: Transient_Values_Bool_Exp | null | undefined;
  readonly units_per_cycle?: Numeric_Comparison_Exp | null | undefined;
  readonly values?: Equipment_Values_Bool_Exp | null | undefined;
  readonly values_aggregate?: Equipment_Values_Aggregate_Bool_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Equipment_Calendars_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Calendars_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Calendars_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Calendars_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Calendars_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Calendars_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Calendars_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Calendars_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Calendars_Bool_Exp> | null | undefined;
  readonly calendar?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly calendar_id?: Int_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly valid_from?: Timestamptz_Comparison_Exp | null | undefined;
  readonly valid_to?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Equipment_Calendars_Select_Column =
  | 'calendar_id'
  | 'equipment_id'
  | 'valid_from'
  | 'valid_to';

export type Equipment_Counts_Aggregate_Bool_Exp = {
  readonly bool_and?: Equipment_Counts_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Equipment_Counts_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Equipment_Counts_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Counts_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Equipment_Counts_Select_Column_Equipment_Counts_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Counts_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Equipment_Counts_Select_Column_Equipment_Counts_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Counts_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Counts_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Counts_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Counts_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Counts_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Counts_Bool_Exp> | null | undefined;
  readonly counter_reset?: Boolean_Comparison_Exp | null | undefined;
  readonly counter_rolled_over?: Boolean_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly produced?: Numeric_Comparison_Exp | null | undefined;
  readonly produced_not_counted?: Numeric_Comparison_Exp | null | undefined;
  readonly rate_breach?: Boolean_Comparison_Exp | null | undefined;
  readonly scrap?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap_not_counted?: Numeric_Comparison_Exp | null | undefined;
  readonly time?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Equipment_Counts_By_Day_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Counts_By_Day_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Counts_By_Day_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Counts_By_Day_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_By_Day_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Counts_By_Day_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Counts_By_Day_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Counts_By_Day_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Counts_By_Day_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly produced?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap?: Numeric_Comparison_Exp | null | undefined;
};

export type Equipment_Counts_By_Day_Select_Column =
  | 'bucket'
  | 'equipment_id'
  | 'produced'
  | 'scrap';

export type Equipment_Counts_By_Hour_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Counts_By_Hour_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Counts_By_Hour_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Counts_By_Hour_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_By_Hour_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Counts_By_Hour_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Counts_By_Hour_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Counts_By_Hour_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Counts_By_Hour_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly produced?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap?: Numeric_Comparison_Exp | null | undefined;
};

export type Equipment_Counts_By_Hour_Select_Column =
  | 'bucket'
  | 'equipment_id'
  | 'produced'
  | 'scrap';

export type Equipment_Counts_By_Minute_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Counts_By_Minute_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Counts_By_Minute_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Counts_By_Minute_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_By_Minute_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Counts_By_Minute_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Counts_By_Minute_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Counts_By_Minute_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Counts_By_Minute_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly produced?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap?: Numeric_Comparison_Exp | null | undefined;
};

export type Equipment_Counts_By_Minute_Select_Column =
  | 'bucket'
  | 'equipment_id'
  | 'produced'
  | 'scrap';

export type Equipment_Counts_By_Quarter_Hour_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Counts_By_Quarter_Hour_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Counts_By_Quarter_Hour_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Counts_By_Quarter_Hour_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_By_Quarter_Hour_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Counts_By_Quarter_Hour_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Counts_By_Quarter_Hour_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Counts_By_Quarter_Hour_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Counts_By_Quarter_Hour_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly produced?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap?: Numeric_Comparison_Exp | null | undefined;
};

export type Equipment_Counts_By_Quarter_Hour_Select_Column =
  | 'bucket'
  | 'equipment_id'
  | 'produced'
  | 'scrap';

export type Equipment_Counts_By_Shift_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Counts_By_Shift_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Counts_By_Shift_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Counts_By_Shift_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Counts_By_Shift_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Counts_By_Shift_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Counts_By_Shift_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Counts_By_Shift_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Counts_By_Shift_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly produced?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_instance?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instance_id?: Bigint_Comparison_Exp | null | undefined;
};

export type Equipment_Counts_By_Shift_Select_Column =
  | 'bucket'
  | 'equipment_id'
  | 'produced'
  | 'scrap'
  | 'shift_instance_id';

export type Equipment_Counts_Select_Column =
  | 'counter_reset'
  | 'counter_rolled_over'
  | 'equipment_id'
  | 'produced'
  | 'produced_not_counted'
  | 'rate_breach'
  | 'scrap'
  | 'scrap_not_counted'
  | 'time';

export type Equipment_Counts_Select_Column_Equipment_Counts_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'counter_reset'
  | 'counter_rolled_over'
  | 'rate_breach';

export type Equipment_Counts_Select_Column_Equipment_Counts_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'counter_reset'
  | 'counter_rolled_over'
  | 'rate_breach';

export type Equipment_Events_Aggregate_Bool_Exp = {
  readonly bool_and?: Equipment_Events_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Equipment_Events_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Equipment_Events_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Events_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Equipment_Events_Select_Column_Equipment_Events_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Events_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Events_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Equipment_Events_Select_Column_Equipment_Events_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Events_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Events_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Events_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Events_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Events_Aggregate_Order_By = {
  readonly avg?: Equipment_Events_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Equipment_Events_Max_Order_By | null | undefined;
  readonly min?: Equipment_Events_Min_Order_By | null | undefined;
  readonly stddev?: Equipment_Events_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Equipment_Events_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Equipment_Events_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Equipment_Events_Sum_Order_By | null | undefined;
  readonly var_pop?: Equipment_Events_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Equipment_Events_Var_Samp_Order_By | null | undefined;
  readonly variance?: Equipment_Events_Variance_Order_By | null | undefined;
};

export type Equipment_Events_Avg_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Events_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Events_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Events_Bool_Exp> | null | undefined;
  readonly downtime_reason?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly downtime_reason_id?: Int_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly equipment_status?: Equipment_Status_Bool_Exp | null | undefined;
  readonly equipment_status_aggregate?: Equipment_Status_Aggregate_Bool_Exp | null | undefined;
  readonly has_gaps?: Boolean_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly is_manual?: Boolean_Comparison_Exp | null | undefined;
  readonly justified_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly justified_by?: Uuid_Comparison_Exp | null | undefined;
  readonly justified_by_user?: Users_Bool_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly machine_part?: Machine_Parts_Bool_Exp | null | undefined;
  readonly mode?: Smallint_Comparison_Exp | null | undefined;
  readonly note?: String_Comparison_Exp | null | undefined;
  readonly packml_state?: Packml_States_Bool_Exp | null | undefined;
  readonly reason_rule?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly reason_rule_id?: Int_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly state?: Smallint_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Equipment_Events_Max_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly ended_at?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly justified_at?: Order_By | null | undefined;
  readonly justified_by?: Order_By | null | undefined;
  readonly kind?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly note?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly started_at?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Min_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly ended_at?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly justified_at?: Order_By | null | undefined;
  readonly justified_by?: Order_By | null | undefined;
  readonly kind?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly note?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly started_at?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Select_Column =
  | 'downtime_reason_id'
  | 'ended_at'
  | 'equipment_id'
  | 'has_gaps'
  | 'id'
  | 'is_manual'
  | 'justified_at'
  | 'justified_by'
  | 'kind'
  | 'mode'
  | 'note'
  | 'reason_rule_id'
  | 'started_at'
  | 'state'
  | 'version';

export type Equipment_Events_Select_Column_Equipment_Events_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'has_gaps'
  | 'is_manual';

export type Equipment_Events_Select_Column_Equipment_Events_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'has_gaps'
  | 'is_manual';

export type Equipment_Events_Stddev_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Stddev_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Stddev_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Sum_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Var_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Var_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Events_Variance_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly mode?: Order_By | null | undefined;
  readonly reason_rule_id?: Order_By | null | undefined;
  readonly state?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Equipment_Overview_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Overview_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Overview_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Overview_Bool_Exp> | null | undefined;
  readonly area?: String_Comparison_Exp | null | undefined;
  readonly area_id?: Int_Comparison_Exp | null | undefined;
  readonly data_age_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly enterprise?: String_Comparison_Exp | null | undefined;
  readonly equipment?: String_Comparison_Exp | null | undefined;
  readonly equipment_by_id?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly is_scheduled?: Boolean_Comparison_Exp | null | undefined;
  readonly is_stale?: Boolean_Comparison_Exp | null | undefined;
  readonly last_sample_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly line?: String_Comparison_Exp | null | undefined;
  readonly loss?: String_Comparison_Exp | null | undefined;
  readonly production_order?: String_Comparison_Exp | null | undefined;
  readonly reason?: String_Comparison_Exp | null | undefined;
  readonly shift?: String_Comparison_Exp | null | undefined;
  readonly shift_availability?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_coverage?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_good?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_oee?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_performance?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_quality?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_scrap?: Numeric_Comparison_Exp | null | undefined;
  readonly site?: String_Comparison_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly speed?: Float8_Comparison_Exp | null | undefined;
  readonly state?: Int_Comparison_Exp | null | undefined;
  readonly state_name?: String_Comparison_Exp | null | undefined;
  readonly state_since?: Timestamptz_Comparison_Exp | null | undefined;
  readonly stop_id?: Bigint_Comparison_Exp | null | undefined;
  readonly time_zone?: String_Comparison_Exp | null | undefined;
};

export type Equipment_Select_Column =
  | 'active'
  | 'area_id'
  | 'counts_come_from'
  | 'created_at'
  | 'id'
  | 'ideal_rate_per_min'
  | 'is_constraint'
  | 'kind'
  | 'micro_stop_cycles'
  | 'micro_stop_seconds'
  | 'name'
  | 'parent_id'
  | 'stale_after_seconds'
  | 'units_per_cycle'
  | 'version';

export type Equipment_Select_Column_Equipment_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active'
  | 'is_constraint';

export type Equipment_Select_Column_Equipment_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active'
  | 'is_constraint';

export type Equipment_Settings_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Settings_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Settings_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Settings_Bool_Exp> | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly micro_stop_counts_as?: String_Comparison_Exp | null | undefined;
  readonly micro_stop_cycles?: Numeric_Comparison_Exp | null | undefined;
  readonly micro_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly no_data_counts_as?: String_Comparison_Exp | null | undefined;
  readonly stale_after_seconds?: Int_Comparison_Exp | null | undefined;
  readonly time_zone?: String_Comparison_Exp | null | undefined;
};

export type Equipment_Shifts_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Shifts_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Shifts_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Shifts_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Shifts_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Shifts_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Shifts_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Shifts_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Shifts_Bool_Exp> | null | undefined;
  readonly begins_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly business_day?: Date_Comparison_Exp | null | undefined;
  readonly calendar?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly calendar_id?: Int_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly shift_instance?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instance_id?: Bigint_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly team?: Teams_Bool_Exp | null | undefined;
  readonly team_id?: Int_Comparison_Exp | null | undefined;
};

export type Equipment_Shifts_Select_Column =
  | 'begins_at'
  | 'business_day'
  | 'calendar_id'
  | 'ended_at'
  | 'equipment_id'
  | 'name'
  | 'shift_instance_id'
  | 'started_at'
  | 'team_id';

export type Equipment_State_Intervals_Aggregate_Bool_Exp = {
  readonly count?: Equipment_State_Intervals_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_State_Intervals_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_State_Intervals_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_State_Intervals_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_State_Intervals_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_State_Intervals_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_State_Intervals_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_State_Intervals_Bool_Exp> | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly held_mode?: Smallint_Comparison_Exp | null | undefined;
  readonly held_state?: Smallint_Comparison_Exp | null | undefined;
  readonly mode?: Smallint_Comparison_Exp | null | undefined;
  readonly packml_state?: Packml_States_Bool_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly state?: Smallint_Comparison_Exp | null | undefined;
};

export type Equipment_State_Intervals_Select_Column =
  | 'ended_at'
  | 'equipment_id'
  | 'held_mode'
  | 'held_state'
  | 'mode'
  | 'started_at'
  | 'state';

export type Equipment_Status_Aggregate_Bool_Exp = {
  readonly bool_and?: Equipment_Status_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Equipment_Status_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Equipment_Status_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Status_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Equipment_Status_Select_Column_Equipment_Status_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Status_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Status_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Equipment_Status_Select_Column_Equipment_Status_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Status_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Equipment_Status_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Status_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Status_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Status_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Status_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Status_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Status_Bool_Exp> | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly figures_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly is_stale?: Boolean_Comparison_Exp | null | undefined;
  readonly last_sample_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly mode?: Smallint_Comparison_Exp | null | undefined;
  readonly packml_state?: Packml_States_Bool_Exp | null | undefined;
  readonly production_order_run?: Production_Order_Runs_Bool_Exp | null | undefined;
  readonly production_order_run_id?: Int_Comparison_Exp | null | undefined;
  readonly shift_availability?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_coverage?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_good?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_instance?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instance_id?: Bigint_Comparison_Exp | null | undefined;
  readonly shift_oee?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_performance?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_produced?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_quality?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_scrap?: Numeric_Comparison_Exp | null | undefined;
  readonly speed?: Float8_Comparison_Exp | null | undefined;
  readonly state?: Smallint_Comparison_Exp | null | undefined;
  readonly state_since?: Timestamptz_Comparison_Exp | null | undefined;
  readonly stop?: Equipment_Events_Bool_Exp | null | undefined;
  readonly stop_id?: Bigint_Comparison_Exp | null | undefined;
  readonly updated_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Equipment_Status_Select_Column =
  | 'equipment_id'
  | 'figures_at'
  | 'is_stale'
  | 'last_sample_at'
  | 'mode'
  | 'production_order_run_id'
  | 'shift_availability'
  | 'shift_coverage'
  | 'shift_good'
  | 'shift_instance_id'
  | 'shift_oee'
  | 'shift_performance'
  | 'shift_produced'
  | 'shift_quality'
  | 'shift_scrap'
  | 'speed'
  | 'state'
  | 'state_since'
  | 'stop_id'
  | 'updated_at';

export type Equipment_Status_Select_Column_Equipment_Status_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'is_stale';

export type Equipment_Status_Select_Column_Equipment_Status_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'is_stale';

export type Equipment_Values_Aggregate_Bool_Exp = {
  readonly count?: Equipment_Values_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Equipment_Values_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Equipment_Values_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Equipment_Values_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Equipment_Values_Bool_Exp = {
  readonly _and?: ReadonlyArray<Equipment_Values_Bool_Exp> | null | undefined;
  readonly _not?: Equipment_Values_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Equipment_Values_Bool_Exp> | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly mode?: Smallint_Comparison_Exp | null | undefined;
  readonly produced?: Numeric_Comparison_Exp | null | undefined;
  readonly produced_counter?: Numeric_Comparison_Exp | null | undefined;
  readonly quality?: Smallint_Comparison_Exp | null | undefined;
  readonly scrap?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap_counter?: Numeric_Comparison_Exp | null | undefined;
  readonly speed?: Float8_Comparison_Exp | null | undefined;
  readonly state?: Smallint_Comparison_Exp | null | undefined;
  readonly time?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Equipment_Values_Select_Column =
  | 'equipment_id'
  | 'mode'
  | 'produced'
  | 'produced_counter'
  | 'quality'
  | 'scrap'
  | 'scrap_counter'
  | 'speed'
  | 'state'
  | 'time';

export type Escalation_Rules_Aggregate_Bool_Exp = {
  readonly bool_and?: Escalation_Rules_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Escalation_Rules_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Escalation_Rules_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Escalation_Rules_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Escalation_Rules_Select_Column_Escalation_Rules_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Escalation_Rules_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Escalation_Rules_Select_Column_Escalation_Rules_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Escalation_Rules_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Escalation_Rules_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Escalation_Rules_Aggregate_Order_By = {
  readonly avg?: Escalation_Rules_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Escalation_Rules_Max_Order_By | null | undefined;
  readonly min?: Escalation_Rules_Min_Order_By | null | undefined;
  readonly stddev?: Escalation_Rules_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Escalation_Rules_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Escalation_Rules_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Escalation_Rules_Sum_Order_By | null | undefined;
  readonly var_pop?: Escalation_Rules_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Escalation_Rules_Var_Samp_Order_By | null | undefined;
  readonly variance?: Escalation_Rules_Variance_Order_By | null | undefined;
};

export type Escalation_Rules_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Bool_Exp = {
  readonly _and?: ReadonlyArray<Escalation_Rules_Bool_Exp> | null | undefined;
  readonly _not?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Escalation_Rules_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly andon_calls?: Andon_Calls_Bool_Exp | null | undefined;
  readonly andon_calls_aggregate?: Andon_Calls_Aggregate_Bool_Exp | null | undefined;
  readonly andon_kind?: String_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly steps?: Escalation_Steps_Bool_Exp | null | undefined;
  readonly steps_aggregate?: Escalation_Steps_Aggregate_Bool_Exp | null | undefined;
  readonly until_status?: String_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Escalation_Rules_Max_Order_By = {
  readonly andon_kind?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly until_status?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Min_Order_By = {
  readonly andon_kind?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly until_status?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Select_Column =
  | 'active'
  | 'andon_kind'
  | 'enterprise_id'
  | 'id'
  | 'name'
  | 'site_id'
  | 'until_status'
  | 'version';

export type Escalation_Rules_Select_Column_Escalation_Rules_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Escalation_Rules_Select_Column_Escalation_Rules_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Escalation_Rules_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Rules_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly site_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Escalation_Steps_Aggregate_Bool_Exp = {
  readonly count?: Escalation_Steps_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Escalation_Steps_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Escalation_Steps_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Escalation_Steps_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Escalation_Steps_Bool_Exp = {
  readonly _and?: ReadonlyArray<Escalation_Steps_Bool_Exp> | null | undefined;
  readonly _not?: Escalation_Steps_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Escalation_Steps_Bool_Exp> | null | undefined;
  readonly after_minutes?: Numeric_Comparison_Exp | null | undefined;
  readonly escalation_rule?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly escalation_rule_id?: Int_Comparison_Exp | null | undefined;
  readonly level?: Int_Comparison_Exp | null | undefined;
  readonly role?: String_Comparison_Exp | null | undefined;
};

export type Escalation_Steps_Select_Column =
  | 'after_minutes'
  | 'escalation_rule_id'
  | 'level'
  | 'role';

export type Float8_Comparison_Exp = {
  readonly _eq?: number | null | undefined;
  readonly _gt?: number | null | undefined;
  readonly _gte?: number | null | undefined;
  readonly _in?: ReadonlyArray<number> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: number | null | undefined;
  readonly _lte?: number | null | undefined;
  readonly _neq?: number | null | undefined;
  readonly _nin?: ReadonlyArray<number> | null | undefined;
};

export type Jsonb_Cast_Exp = {
  readonly String?: String_Comparison_Exp | null | undefined;
};

export type Jsonb_Comparison_Exp = {
  readonly _cast?: Jsonb_Cast_Exp | null | undefined;
  readonly _contained_in?: unknown;
  readonly _contains?: unknown;
  readonly _eq?: unknown;
  readonly _gt?: unknown;
  readonly _gte?: unknown;
  readonly _has_key?: string | null | undefined;
  readonly _has_keys_all?: ReadonlyArray<string> | null | undefined;
  readonly _has_keys_any?: ReadonlyArray<string> | null | undefined;
  readonly _in?: ReadonlyArray<unknown> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: unknown;
  readonly _lte?: unknown;
  readonly _neq?: unknown;
  readonly _nin?: ReadonlyArray<unknown> | null | undefined;
};

export type Machine_Parts_Aggregate_Bool_Exp = {
  readonly bool_and?: Machine_Parts_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Machine_Parts_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Machine_Parts_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Machine_Parts_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Machine_Parts_Select_Column_Machine_Parts_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Machine_Parts_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Machine_Parts_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Machine_Parts_Select_Column_Machine_Parts_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Machine_Parts_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Machine_Parts_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Machine_Parts_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Machine_Parts_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Machine_Parts_Bool_Exp = {
  readonly _and?: ReadonlyArray<Machine_Parts_Bool_Exp> | null | undefined;
  readonly _not?: Machine_Parts_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Machine_Parts_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Machine_Parts_Select_Column =
  | 'active'
  | 'equipment_id'
  | 'id'
  | 'name'
  | 'version';

export type Machine_Parts_Select_Column_Machine_Parts_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Machine_Parts_Select_Column_Machine_Parts_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Message_Deliveries_Aggregate_Bool_Exp = {
  readonly count?: Message_Deliveries_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Message_Deliveries_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Message_Deliveries_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Message_Deliveries_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Message_Deliveries_Aggregate_Order_By = {
  readonly avg?: Message_Deliveries_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Message_Deliveries_Max_Order_By | null | undefined;
  readonly min?: Message_Deliveries_Min_Order_By | null | undefined;
  readonly stddev?: Message_Deliveries_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Message_Deliveries_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Message_Deliveries_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Message_Deliveries_Sum_Order_By | null | undefined;
  readonly var_pop?: Message_Deliveries_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Message_Deliveries_Var_Samp_Order_By | null | undefined;
  readonly variance?: Message_Deliveries_Variance_Order_By | null | undefined;
};

export type Message_Deliveries_Avg_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Message_Deliveries_Bool_Exp = {
  readonly _and?: ReadonlyArray<Message_Deliveries_Bool_Exp> | null | undefined;
  readonly _not?: Message_Deliveries_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Message_Deliveries_Bool_Exp> | null | undefined;
  readonly alert?: Alerts_Bool_Exp | null | undefined;
  readonly alert_id?: Bigint_Comparison_Exp | null | undefined;
  readonly andon_escalation?: Andon_Escalations_Bool_Exp | null | undefined;
  readonly andon_escalation_id?: Bigint_Comparison_Exp | null | undefined;
  readonly attempted_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly attempts?: Int_Comparison_Exp | null | undefined;
  readonly body?: String_Comparison_Exp | null | undefined;
  readonly channel?: String_Comparison_Exp | null | undefined;
  readonly daily_report?: Daily_Reports_Bool_Exp | null | undefined;
  readonly daily_report_id?: Bigint_Comparison_Exp | null | undefined;
  readonly delivered_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Uuid_Comparison_Exp | null | undefined;
  readonly last_error?: String_Comparison_Exp | null | undefined;
  readonly occasion?: String_Comparison_Exp | null | undefined;
  readonly payload?: Jsonb_Comparison_Exp | null | undefined;
  readonly queued_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly recipient?: String_Comparison_Exp | null | undefined;
  readonly repetition?: Int_Comparison_Exp | null | undefined;
  readonly status?: String_Comparison_Exp | null | undefined;
  readonly title?: String_Comparison_Exp | null | undefined;
};

export type Message_Deliveries_Max_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempted_at?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly body?: Order_By | null | undefined;
  readonly channel?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly delivered_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly last_error?: Order_By | null | undefined;
  readonly occasion?: Order_By | null | undefined;
  readonly queued_at?: Order_By | null | undefined;
  readonly recipient?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
  readonly status?: Order_By | null | undefined;
  readonly title?: Order_By | null | undefined;
};

export type Message_Deliveries_Min_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempted_at?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly body?: Order_By | null | undefined;
  readonly channel?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly delivered_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly last_error?: Order_By | null | undefined;
  readonly occasion?: Order_By | null | undefined;
  readonly queued_at?: Order_By | null | undefined;
  readonly recipient?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
  readonly status?: Order_By | null | undefined;
  readonly title?: Order_By | null | undefined;
};

export type Message_Deliveries_Select_Column =
  | 'alert_id'
  | 'andon_escalation_id'
  | 'attempted_at'
  | 'attempts'
  | 'body'
  | 'channel'
  | 'daily_report_id'
  | 'delivered_at'
  | 'enterprise_id'
  | 'id'
  | 'last_error'
  | 'occasion'
  | 'payload'
  | 'queued_at'
  | 'recipient'
  | 'repetition'
  | 'status'
  | 'title';

export type Message_Deliveries_Stddev_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Message_Deliveries_Stddev_Pop_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Message_Deliveries_Stddev_Samp_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Message_Deliveries_Sum_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Message_Deliveries_Var_Pop_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Message_Deliveries_Var_Samp_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Message_Deliveries_Variance_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly attempts?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Metric_Rules_Aggregate_Bool_Exp = {
  readonly count?: Metric_Rules_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Metric_Rules_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Metric_Rules_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Metric_Rules_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Metric_Rules_Bool_Exp = {
  readonly _and?: ReadonlyArray<Metric_Rules_Bool_Exp> | null | undefined;
  readonly _not?: Metric_Rules_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Metric_Rules_Bool_Exp> | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly expected_every_seconds?: Float8_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly maximum?: Float8_Comparison_Exp | null | undefined;
  readonly maximum_change_per_second?: Float8_Comparison_Exp | null | undefined;
  readonly minimum?: Float8_Comparison_Exp | null | undefined;
  readonly signal?: String_Comparison_Exp | null | undefined;
  readonly stuck_after_seconds?: Float8_Comparison_Exp | null | undefined;
};

export type Metric_Rules_Select_Column =
  | 'created_at'
  | 'equipment_id'
  | 'expected_every_seconds'
  | 'id'
  | 'maximum'
  | 'maximum_change_per_second'
  | 'minimum'
  | 'signal'
  | 'stuck_after_seconds';

export type Metrics_Aggregate_Bool_Exp = {
  readonly count?: Metrics_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Metrics_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Metrics_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Metrics_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Metrics_Bool_Exp = {
  readonly _and?: ReadonlyArray<Metrics_Bool_Exp> | null | undefined;
  readonly _not?: Metrics_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Metrics_Bool_Exp> | null | undefined;
  readonly alert_rule_charts?: Alert_Rule_Charts_Bool_Exp | null | undefined;
  readonly alert_rule_charts_aggregate?: Alert_Rule_Charts_Aggregate_Bool_Exp | null | undefined;
  readonly alerts?: Alerts_Bool_Exp | null | undefined;
  readonly alerts_aggregate?: Alerts_Aggregate_Bool_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly data_type?: String_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly telemetry?: Telemetry_Bool_Exp | null | undefined;
  readonly telemetry_aggregate?: Telemetry_Aggregate_Bool_Exp | null | undefined;
  readonly telemetry_by_day?: Telemetry_By_Day_Bool_Exp | null | undefined;
  readonly telemetry_by_day_aggregate?: Telemetry_By_Day_Aggregate_Bool_Exp | null | undefined;
  readonly telemetry_by_hour?: Telemetry_By_Hour_Bool_Exp | null | undefined;
  readonly telemetry_by_hour_aggregate?: Telemetry_By_Hour_Aggregate_Bool_Exp | null | undefined;
  readonly telemetry_by_minute?: Telemetry_By_Minute_Bool_Exp | null | undefined;
  readonly telemetry_by_minute_aggregate?: Telemetry_By_Minute_Aggregate_Bool_Exp | null | undefined;
  readonly telemetry_by_quarter_hour?: Telemetry_By_Quarter_Hour_Bool_Exp | null | undefined;
  readonly telemetry_by_quarter_hour_aggregate?: Telemetry_By_Quarter_Hour_Aggregate_Bool_Exp | null | undefined;
  readonly unit?: String_Comparison_Exp | null | undefined;
};

export type Metrics_Select_Column =
  | 'created_at'
  | 'data_type'
  | 'equipment_id'
  | 'id'
  | 'name'
  | 'unit';

export type Notifications_Aggregate_Bool_Exp = {
  readonly count?: Notifications_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Notifications_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Notifications_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Notifications_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Notifications_Aggregate_Order_By = {
  readonly avg?: Notifications_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Notifications_Max_Order_By | null | undefined;
  readonly min?: Notifications_Min_Order_By | null | undefined;
  readonly stddev?: Notifications_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Notifications_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Notifications_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Notifications_Sum_Order_By | null | undefined;
  readonly var_pop?: Notifications_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Notifications_Var_Samp_Order_By | null | undefined;
  readonly variance?: Notifications_Variance_Order_By | null | undefined;
};

export type Notifications_Avg_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Notifications_Bool_Exp = {
  readonly _and?: ReadonlyArray<Notifications_Bool_Exp> | null | undefined;
  readonly _not?: Notifications_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Notifications_Bool_Exp> | null | undefined;
  readonly alert?: Alerts_Bool_Exp | null | undefined;
  readonly alert_id?: Bigint_Comparison_Exp | null | undefined;
  readonly andon_escalation?: Andon_Escalations_Bool_Exp | null | undefined;
  readonly andon_escalation_id?: Bigint_Comparison_Exp | null | undefined;
  readonly body?: String_Comparison_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly daily_report?: Daily_Reports_Bool_Exp | null | undefined;
  readonly daily_report_id?: Bigint_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly occasion?: String_Comparison_Exp | null | undefined;
  readonly read_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly repetition?: Int_Comparison_Exp | null | undefined;
  readonly title?: String_Comparison_Exp | null | undefined;
  readonly user?: Users_Bool_Exp | null | undefined;
  readonly user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Notifications_Max_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly body?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly occasion?: Order_By | null | undefined;
  readonly read_at?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
  readonly title?: Order_By | null | undefined;
  readonly user_id?: Order_By | null | undefined;
};

export type Notifications_Min_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly body?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly occasion?: Order_By | null | undefined;
  readonly read_at?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
  readonly title?: Order_By | null | undefined;
  readonly user_id?: Order_By | null | undefined;
};

export type Notifications_Select_Column =
  | 'alert_id'
  | 'andon_escalation_id'
  | 'body'
  | 'created_at'
  | 'daily_report_id'
  | 'enterprise_id'
  | 'id'
  | 'occasion'
  | 'read_at'
  | 'repetition'
  | 'title'
  | 'user_id';

export type Notifications_Stddev_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Notifications_Stddev_Pop_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Notifications_Stddev_Samp_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Notifications_Sum_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Notifications_Var_Pop_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Notifications_Var_Samp_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Notifications_Variance_Order_By = {
  readonly alert_id?: Order_By | null | undefined;
  readonly andon_escalation_id?: Order_By | null | undefined;
  readonly daily_report_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly repetition?: Order_By | null | undefined;
};

export type Numeric_Comparison_Exp = {
  readonly _eq?: number | null | undefined;
  readonly _gt?: number | null | undefined;
  readonly _gte?: number | null | undefined;
  readonly _in?: ReadonlyArray<number> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: number | null | undefined;
  readonly _lte?: number | null | undefined;
  readonly _neq?: number | null | undefined;
  readonly _nin?: ReadonlyArray<number> | null | undefined;
};

export type Oee_Explanations_Bool_Exp = {
  readonly _and?: ReadonlyArray<Oee_Explanations_Bool_Exp> | null | undefined;
  readonly _not?: Oee_Explanations_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Oee_Explanations_Bool_Exp> | null | undefined;
  readonly contribution?: Numeric_Comparison_Exp | null | undefined;
  readonly downtime_reason?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly downtime_reason_id?: Int_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly figure?: String_Comparison_Exp | null | undefined;
  readonly group_by?: String_Comparison_Exp | null | undefined;
  readonly group_key?: Bigint_Comparison_Exp | null | undefined;
  readonly group_name?: String_Comparison_Exp | null | undefined;
  readonly ideal_unit_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly part?: String_Comparison_Exp | null | undefined;
  readonly quantity?: Numeric_Comparison_Exp | null | undefined;
  readonly row_ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly row_started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly source_key?: Jsonb_Comparison_Exp | null | undefined;
  readonly source_table?: String_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Operation_Run_Reports_Aggregate_Bool_Exp = {
  readonly count?: Operation_Run_Reports_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Operation_Run_Reports_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Operation_Run_Reports_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Operation_Run_Reports_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Operation_Run_Reports_Bool_Exp = {
  readonly _and?: ReadonlyArray<Operation_Run_Reports_Bool_Exp> | null | undefined;
  readonly _not?: Operation_Run_Reports_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Operation_Run_Reports_Bool_Exp> | null | undefined;
  readonly operation_run?: Operation_Runs_Bool_Exp | null | undefined;
  readonly operation_run_id?: Bigint_Comparison_Exp | null | undefined;
  readonly production_report?: Production_Reports_Bool_Exp | null | undefined;
  readonly production_report_id?: Bigint_Comparison_Exp | null | undefined;
};

export type Operation_Run_Reports_Select_Column =
  | 'operation_run_id'
  | 'production_report_id';

export type Operation_Runs_Aggregate_Bool_Exp = {
  readonly count?: Operation_Runs_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Operation_Runs_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Operation_Runs_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Operation_Runs_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Operation_Runs_Aggregate_Order_By = {
  readonly avg?: Operation_Runs_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Operation_Runs_Max_Order_By | null | undefined;
  readonly min?: Operation_Runs_Min_Order_By | null | undefined;
  readonly stddev?: Operation_Runs_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Operation_Runs_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Operation_Runs_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Operation_Runs_Sum_Order_By | null | undefined;
  readonly var_pop?: Operation_Runs_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Operation_Runs_Var_Samp_Order_By | null | undefined;
  readonly variance?: Operation_Runs_Variance_Order_By | null | undefined;
};

export type Operation_Runs_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Operation_Runs_Bool_Exp = {
  readonly _and?: ReadonlyArray<Operation_Runs_Bool_Exp> | null | undefined;
  readonly _not?: Operation_Runs_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Operation_Runs_Bool_Exp> | null | undefined;
  readonly completed_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly good_quantity?: Numeric_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly ideal_cycle_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly operation?: String_Comparison_Exp | null | undefined;
  readonly planned_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly production_order_run?: Production_Order_Runs_Bool_Exp | null | undefined;
  readonly production_order_run_id?: Int_Comparison_Exp | null | undefined;
  readonly reports?: Operation_Run_Reports_Bool_Exp | null | undefined;
  readonly reports_aggregate?: Operation_Run_Reports_Aggregate_Bool_Exp | null | undefined;
  readonly scrap_quantity?: Numeric_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
  readonly work_order?: String_Comparison_Exp | null | undefined;
};

export type Operation_Runs_Max_Order_By = {
  readonly completed_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly operation?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly started_at?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
  readonly work_order?: Order_By | null | undefined;
};

export type Operation_Runs_Min_Order_By = {
  readonly completed_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly operation?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly started_at?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
  readonly work_order?: Order_By | null | undefined;
};

export type Operation_Runs_Select_Column =
  | 'completed_at'
  | 'enterprise_id'
  | 'equipment_id'
  | 'good_quantity'
  | 'id'
  | 'ideal_cycle_seconds'
  | 'operation'
  | 'planned_seconds'
  | 'production_order_run_id'
  | 'scrap_quantity'
  | 'started_at'
  | 'version'
  | 'work_order';

export type Operation_Runs_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Operation_Runs_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Operation_Runs_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Operation_Runs_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Operation_Runs_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Operation_Runs_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Operation_Runs_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly good_quantity?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly ideal_cycle_seconds?: Order_By | null | undefined;
  readonly planned_seconds?: Order_By | null | undefined;
  readonly production_order_run_id?: Order_By | null | undefined;
  readonly scrap_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Order_By =
  | 'asc'
  | 'asc_nulls_first'
  | 'asc_nulls_last'
  | 'desc'
  | 'desc_nulls_first'
  | 'desc_nulls_last';

export type Packml_Register_Aggregate_Bool_Exp = {
  readonly bool_and?: Packml_Register_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Packml_Register_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Packml_Register_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Packml_Register_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Packml_Register_Select_Column_Packml_Register_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Packml_Register_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Packml_Register_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Packml_Register_Select_Column_Packml_Register_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Packml_Register_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Packml_Register_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Packml_Register_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Packml_Register_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Packml_Register_Bool_Exp = {
  readonly _and?: ReadonlyArray<Packml_Register_Bool_Exp> | null | undefined;
  readonly _not?: Packml_Register_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Packml_Register_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly counter_maximum?: Numeric_Comparison_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly maximum_rate_per_min?: Numeric_Comparison_Exp | null | undefined;
  readonly metric_map?: Jsonb_Comparison_Exp | null | undefined;
  readonly source_topic?: String_Comparison_Exp | null | undefined;
  readonly state_map?: Jsonb_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Packml_Register_Select_Column =
  | 'active'
  | 'counter_maximum'
  | 'created_at'
  | 'equipment_id'
  | 'id'
  | 'maximum_rate_per_min'
  | 'metric_map'
  | 'source_topic'
  | 'state_map'
  | 'version';

export type Packml_Register_Select_Column_Packml_Register_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Packml_Register_Select_Column_Packml_Register_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Packml_States_Bool_Exp = {
  readonly _and?: ReadonlyArray<Packml_States_Bool_Exp> | null | undefined;
  readonly _not?: Packml_States_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Packml_States_Bool_Exp> | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly state?: Smallint_Comparison_Exp | null | undefined;
};

export type Product_Rates_Aggregate_Bool_Exp = {
  readonly count?: Product_Rates_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Product_Rates_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Product_Rates_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Product_Rates_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Product_Rates_Bool_Exp = {
  readonly _and?: ReadonlyArray<Product_Rates_Bool_Exp> | null | undefined;
  readonly _not?: Product_Rates_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Product_Rates_Bool_Exp> | null | undefined;
  readonly effective_from?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly ideal_rate_per_min?: Numeric_Comparison_Exp | null | undefined;
  readonly product?: Products_Bool_Exp | null | undefined;
  readonly product_id?: Int_Comparison_Exp | null | undefined;
  readonly units_per_cycle?: Numeric_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Product_Rates_Select_Column =
  | 'effective_from'
  | 'equipment_id'
  | 'ideal_rate_per_min'
  | 'product_id'
  | 'units_per_cycle'
  | 'version';

export type Production_Corrections_Aggregate_Bool_Exp = {
  readonly count?: Production_Corrections_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Production_Corrections_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Production_Corrections_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Production_Corrections_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Production_Corrections_Bool_Exp = {
  readonly _and?: ReadonlyArray<Production_Corrections_Bool_Exp> | null | undefined;
  readonly _not?: Production_Corrections_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Production_Corrections_Bool_Exp> | null | undefined;
  readonly corrected_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly corrected_by?: Uuid_Comparison_Exp | null | undefined;
  readonly corrected_by_user?: Users_Bool_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly production_report?: Production_Reports_Bool_Exp | null | undefined;
  readonly production_report_id?: Bigint_Comparison_Exp | null | undefined;
  readonly said_after?: Jsonb_Comparison_Exp | null | undefined;
  readonly said_before?: Jsonb_Comparison_Exp | null | undefined;
  readonly why?: String_Comparison_Exp | null | undefined;
};

export type Production_Corrections_Select_Column =
  | 'corrected_at'
  | 'corrected_by'
  | 'id'
  | 'production_report_id'
  | 'said_after'
  | 'said_before'
  | 'why';

export type Production_Order_Runs_Aggregate_Bool_Exp = {
  readonly count?: Production_Order_Runs_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Production_Order_Runs_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Production_Order_Runs_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Production_Order_Runs_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Production_Order_Runs_Bool_Exp = {
  readonly _and?: ReadonlyArray<Production_Order_Runs_Bool_Exp> | null | undefined;
  readonly _not?: Production_Order_Runs_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Production_Order_Runs_Bool_Exp> | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly equipment_status?: Equipment_Status_Bool_Exp | null | undefined;
  readonly equipment_status_aggregate?: Equipment_Status_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly operation_run?: Operation_Runs_Bool_Exp | null | undefined;
  readonly production_order?: Production_Orders_Bool_Exp | null | undefined;
  readonly production_order_id?: Int_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Production_Order_Runs_Select_Column =
  | 'ended_at'
  | 'equipment_id'
  | 'id'
  | 'production_order_id'
  | 'started_at';

export type Production_Order_Set_Ups_Aggregate_Bool_Exp = {
  readonly count?: Production_Order_Set_Ups_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Production_Order_Set_Ups_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Production_Order_Set_Ups_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Production_Order_Set_Ups_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Production_Order_Set_Ups_Aggregate_Order_By = {
  readonly avg?: Production_Order_Set_Ups_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Production_Order_Set_Ups_Max_Order_By | null | undefined;
  readonly min?: Production_Order_Set_Ups_Min_Order_By | null | undefined;
  readonly stddev?: Production_Order_Set_Ups_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Production_Order_Set_Ups_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Production_Order_Set_Ups_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Production_Order_Set_Ups_Sum_Order_By | null | undefined;
  readonly var_pop?: Production_Order_Set_Ups_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Production_Order_Set_Ups_Var_Samp_Order_By | null | undefined;
  readonly variance?: Production_Order_Set_Ups_Variance_Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Avg_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Bool_Exp = {
  readonly _and?: ReadonlyArray<Production_Order_Set_Ups_Bool_Exp> | null | undefined;
  readonly _not?: Production_Order_Set_Ups_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Production_Order_Set_Ups_Bool_Exp> | null | undefined;
  readonly downtime_reason?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly downtime_reason_id?: Int_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly production_order?: Production_Orders_Bool_Exp | null | undefined;
  readonly production_order_id?: Int_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly stop_edit?: Stop_Edits_Bool_Exp | null | undefined;
  readonly stop_edit_id?: Bigint_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Production_Order_Set_Ups_Max_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly ended_at?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly started_at?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Min_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly ended_at?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly started_at?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Select_Column =
  | 'downtime_reason_id'
  | 'ended_at'
  | 'equipment_id'
  | 'id'
  | 'production_order_id'
  | 'started_at'
  | 'stop_edit_id'
  | 'version';

export type Production_Order_Set_Ups_Stddev_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Stddev_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Stddev_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Sum_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Var_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Var_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Order_Set_Ups_Variance_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly production_order_id?: Order_By | null | undefined;
  readonly stop_edit_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Aggregate_Bool_Exp = {
  readonly count?: Production_Orders_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Production_Orders_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Production_Orders_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Production_Orders_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Production_Orders_Aggregate_Order_By = {
  readonly avg?: Production_Orders_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Production_Orders_Max_Order_By | null | undefined;
  readonly min?: Production_Orders_Min_Order_By | null | undefined;
  readonly stddev?: Production_Orders_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Production_Orders_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Production_Orders_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Production_Orders_Sum_Order_By | null | undefined;
  readonly var_pop?: Production_Orders_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Production_Orders_Var_Samp_Order_By | null | undefined;
  readonly variance?: Production_Orders_Variance_Order_By | null | undefined;
};

export type Production_Orders_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Bool_Exp = {
  readonly _and?: ReadonlyArray<Production_Orders_Bool_Exp> | null | undefined;
  readonly _not?: Production_Orders_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Production_Orders_Bool_Exp> | null | undefined;
  readonly alerts?: Alerts_Bool_Exp | null | undefined;
  readonly alerts_aggregate?: Alerts_Aggregate_Bool_Exp | null | undefined;
  readonly cancel_reason?: String_Comparison_Exp | null | undefined;
  readonly code?: String_Comparison_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly due_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly planned_set_up_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly product?: Products_Bool_Exp | null | undefined;
  readonly product_id?: Int_Comparison_Exp | null | undefined;
  readonly runs?: Production_Order_Runs_Bool_Exp | null | undefined;
  readonly runs_aggregate?: Production_Order_Runs_Aggregate_Bool_Exp | null | undefined;
  readonly set_ups?: Production_Order_Set_Ups_Bool_Exp | null | undefined;
  readonly set_ups_aggregate?: Production_Order_Set_Ups_Aggregate_Bool_Exp | null | undefined;
  readonly status?: String_Comparison_Exp | null | undefined;
  readonly target_quantity?: Numeric_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Production_Orders_Max_Order_By = {
  readonly cancel_reason?: Order_By | null | undefined;
  readonly code?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly due_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly status?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Min_Order_By = {
  readonly cancel_reason?: Order_By | null | undefined;
  readonly code?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly due_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly status?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Select_Column =
  | 'cancel_reason'
  | 'code'
  | 'created_at'
  | 'due_at'
  | 'enterprise_id'
  | 'id'
  | 'planned_set_up_seconds'
  | 'product_id'
  | 'status'
  | 'target_quantity'
  | 'version';

export type Production_Orders_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Orders_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly planned_set_up_seconds?: Order_By | null | undefined;
  readonly product_id?: Order_By | null | undefined;
  readonly target_quantity?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Production_Reports_Aggregate_Bool_Exp = {
  readonly bool_and?: Production_Reports_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Production_Reports_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Production_Reports_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Production_Reports_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Production_Reports_Select_Column_Production_Reports_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Production_Reports_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Production_Reports_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Production_Reports_Select_Column_Production_Reports_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Production_Reports_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Production_Reports_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Production_Reports_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Production_Reports_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Production_Reports_Bool_Exp = {
  readonly _and?: ReadonlyArray<Production_Reports_Bool_Exp> | null | undefined;
  readonly _not?: Production_Reports_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Production_Reports_Bool_Exp> | null | undefined;
  readonly cancelled_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly corrections?: Production_Corrections_Bool_Exp | null | undefined;
  readonly corrections_aggregate?: Production_Corrections_Aggregate_Bool_Exp | null | undefined;
  readonly counted_scrap?: Numeric_Comparison_Exp | null | undefined;
  readonly counted_units?: Numeric_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly good_quantity?: Numeric_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly is_counted_by_machine?: Boolean_Comparison_Exp | null | undefined;
  readonly note?: String_Comparison_Exp | null | undefined;
  readonly operation_run_report?: Operation_Run_Reports_Bool_Exp | null | undefined;
  readonly produced_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly reported_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly reported_by?: Uuid_Comparison_Exp | null | undefined;
  readonly reported_by_user?: Users_Bool_Exp | null | undefined;
  readonly scrap_quantity?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap_reason?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly scrap_reason_id?: Int_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Production_Reports_Select_Column =
  | 'cancelled_at'
  | 'counted_scrap'
  | 'counted_units'
  | 'equipment_id'
  | 'good_quantity'
  | 'id'
  | 'is_counted_by_machine'
  | 'note'
  | 'produced_at'
  | 'reported_at'
  | 'reported_by'
  | 'scrap_quantity'
  | 'scrap_reason_id'
  | 'version';

export type Production_Reports_Select_Column_Production_Reports_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'is_counted_by_machine';

export type Production_Reports_Select_Column_Production_Reports_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'is_counted_by_machine';

export type Products_Aggregate_Bool_Exp = {
  readonly bool_and?: Products_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Products_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Products_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Products_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Products_Select_Column_Products_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Products_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Products_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Products_Select_Column_Products_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Products_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Products_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Products_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Products_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Products_Aggregate_Order_By = {
  readonly avg?: Products_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Products_Max_Order_By | null | undefined;
  readonly min?: Products_Min_Order_By | null | undefined;
  readonly stddev?: Products_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Products_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Products_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Products_Sum_Order_By | null | undefined;
  readonly var_pop?: Products_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Products_Var_Samp_Order_By | null | undefined;
  readonly variance?: Products_Variance_Order_By | null | undefined;
};

export type Products_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Bool_Exp = {
  readonly _and?: ReadonlyArray<Products_Bool_Exp> | null | undefined;
  readonly _not?: Products_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Products_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly code?: String_Comparison_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly product_rates?: Product_Rates_Bool_Exp | null | undefined;
  readonly product_rates_aggregate?: Product_Rates_Aggregate_Bool_Exp | null | undefined;
  readonly production_orders?: Production_Orders_Bool_Exp | null | undefined;
  readonly production_orders_aggregate?: Production_Orders_Aggregate_Bool_Exp | null | undefined;
  readonly unit?: String_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Products_Max_Order_By = {
  readonly code?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly unit?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Min_Order_By = {
  readonly code?: Order_By | null | undefined;
  readonly created_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly unit?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Select_Column =
  | 'active'
  | 'code'
  | 'created_at'
  | 'enterprise_id'
  | 'id'
  | 'name'
  | 'unit'
  | 'version';

export type Products_Select_Column_Products_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Products_Select_Column_Products_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Products_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Products_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Report_Subscriptions_Aggregate_Bool_Exp = {
  readonly count?: Report_Subscriptions_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Report_Subscriptions_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Report_Subscriptions_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Report_Subscriptions_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Report_Subscriptions_Bool_Exp = {
  readonly _and?: ReadonlyArray<Report_Subscriptions_Bool_Exp> | null | undefined;
  readonly _not?: Report_Subscriptions_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Report_Subscriptions_Bool_Exp> | null | undefined;
  readonly channels?: String_Array_Comparison_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly user?: Users_Bool_Exp | null | undefined;
  readonly user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type Report_Subscriptions_Select_Column =
  | 'channels'
  | 'site_id'
  | 'user_id';

export type Restatements_Aggregate_Bool_Exp = {
  readonly count?: Restatements_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Restatements_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Restatements_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Restatements_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Restatements_Bool_Exp = {
  readonly _and?: ReadonlyArray<Restatements_Bool_Exp> | null | undefined;
  readonly _not?: Restatements_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Restatements_Bool_Exp> | null | undefined;
  readonly causes?: String_Array_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly figure?: String_Comparison_Exp | null | undefined;
  readonly from_value?: Numeric_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly noticed_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly restated_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly shift_instance?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instance_id?: Bigint_Comparison_Exp | null | undefined;
  readonly to_value?: Numeric_Comparison_Exp | null | undefined;
  readonly touched_by?: Uuid_Comparison_Exp | null | undefined;
  readonly touched_by_user?: Users_Bool_Exp | null | undefined;
};

export type Restatements_Select_Column =
  | 'causes'
  | 'equipment_id'
  | 'figure'
  | 'from_value'
  | 'id'
  | 'noticed_at'
  | 'restated_at'
  | 'shift_instance_id'
  | 'to_value'
  | 'touched_by';

export type Roll_Up_Backlog_Bool_Exp = {
  readonly _and?: ReadonlyArray<Roll_Up_Backlog_Bool_Exp> | null | undefined;
  readonly _not?: Roll_Up_Backlog_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Roll_Up_Backlog_Bool_Exp> | null | undefined;
  readonly behind_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly closed_until?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly touched_stretches?: Bigint_Comparison_Exp | null | undefined;
  readonly waiting_since?: Timestamptz_Comparison_Exp | null | undefined;
  readonly waiting_windows?: Bigint_Comparison_Exp | null | undefined;
};

export type Scrap_Reasons_Aggregate_Bool_Exp = {
  readonly bool_and?: Scrap_Reasons_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Scrap_Reasons_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Scrap_Reasons_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Scrap_Reasons_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Scrap_Reasons_Select_Column_Scrap_Reasons_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Scrap_Reasons_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Scrap_Reasons_Select_Column_Scrap_Reasons_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Scrap_Reasons_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Scrap_Reasons_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Scrap_Reasons_Aggregate_Order_By = {
  readonly avg?: Scrap_Reasons_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Scrap_Reasons_Max_Order_By | null | undefined;
  readonly min?: Scrap_Reasons_Min_Order_By | null | undefined;
  readonly stddev?: Scrap_Reasons_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Scrap_Reasons_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Scrap_Reasons_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Scrap_Reasons_Sum_Order_By | null | undefined;
  readonly var_pop?: Scrap_Reasons_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Scrap_Reasons_Var_Samp_Order_By | null | undefined;
  readonly variance?: Scrap_Reasons_Variance_Order_By | null | undefined;
};

export type Scrap_Reasons_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Bool_Exp = {
  readonly _and?: ReadonlyArray<Scrap_Reasons_Bool_Exp> | null | undefined;
  readonly _not?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Scrap_Reasons_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly children?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly children_aggregate?: Scrap_Reasons_Aggregate_Bool_Exp | null | undefined;
  readonly code?: String_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly loss_category?: String_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly parent?: Scrap_Reasons_Bool_Exp | null | undefined;
  readonly parent_id?: Int_Comparison_Exp | null | undefined;
  readonly production_reports?: Production_Reports_Bool_Exp | null | undefined;
  readonly production_reports_aggregate?: Production_Reports_Aggregate_Bool_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Scrap_Reasons_Max_Order_By = {
  readonly code?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly loss_category?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Min_Order_By = {
  readonly code?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly loss_category?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Select_Column =
  | 'active'
  | 'code'
  | 'enterprise_id'
  | 'id'
  | 'loss_category'
  | 'name'
  | 'parent_id'
  | 'version';

export type Scrap_Reasons_Select_Column_Scrap_Reasons_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Scrap_Reasons_Select_Column_Scrap_Reasons_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Scrap_Reasons_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Scrap_Reasons_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly parent_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Shift_Breaks_Aggregate_Bool_Exp = {
  readonly count?: Shift_Breaks_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Breaks_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Breaks_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Breaks_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Breaks_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Breaks_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Breaks_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Breaks_Bool_Exp> | null | undefined;
  readonly ends_at?: Time_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly shift_pattern?: Shift_Patterns_Bool_Exp | null | undefined;
  readonly shift_pattern_id?: Int_Comparison_Exp | null | undefined;
  readonly starts_at?: Time_Comparison_Exp | null | undefined;
};

export type Shift_Breaks_Select_Column =
  | 'ends_at'
  | 'id'
  | 'name'
  | 'shift_pattern_id'
  | 'starts_at';

export type Shift_Calendars_Aggregate_Bool_Exp = {
  readonly count?: Shift_Calendars_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Calendars_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Calendars_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Calendars_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Calendars_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Calendars_Bool_Exp> | null | undefined;
  readonly area?: Areas_Bool_Exp | null | undefined;
  readonly area_id?: Int_Comparison_Exp | null | undefined;
  readonly cycle_days?: Int_Comparison_Exp | null | undefined;
  readonly cycle_starts_on?: Date_Comparison_Exp | null | undefined;
  readonly effective_from?: Date_Comparison_Exp | null | undefined;
  readonly effective_to?: Date_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly followers?: Equipment_Calendars_Bool_Exp | null | undefined;
  readonly followers_aggregate?: Equipment_Calendars_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly rotation_days?: Int_Comparison_Exp | null | undefined;
  readonly shift_exceptions?: Shift_Exceptions_Bool_Exp | null | undefined;
  readonly shift_exceptions_aggregate?: Shift_Exceptions_Aggregate_Bool_Exp | null | undefined;
  readonly shift_instances?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instances_aggregate?: Shift_Instances_Aggregate_Bool_Exp | null | undefined;
  readonly shift_patterns?: Shift_Patterns_Bool_Exp | null | undefined;
  readonly shift_patterns_aggregate?: Shift_Patterns_Aggregate_Bool_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly team_rotations?: Team_Rotations_Bool_Exp | null | undefined;
  readonly team_rotations_aggregate?: Team_Rotations_Aggregate_Bool_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Shift_Calendars_Select_Column =
  | 'area_id'
  | 'cycle_days'
  | 'cycle_starts_on'
  | 'effective_from'
  | 'effective_to'
  | 'equipment_id'
  | 'id'
  | 'name'
  | 'rotation_days'
  | 'site_id'
  | 'version';

export type Shift_Exceptions_Aggregate_Bool_Exp = {
  readonly count?: Shift_Exceptions_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Exceptions_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Exceptions_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Exceptions_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Exceptions_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Exceptions_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Exceptions_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Exceptions_Bool_Exp> | null | undefined;
  readonly business_day?: Date_Comparison_Exp | null | undefined;
  readonly calendar?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly calendar_id?: Int_Comparison_Exp | null | undefined;
  readonly ends_at?: Time_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly note?: String_Comparison_Exp | null | undefined;
  readonly shift_name?: String_Comparison_Exp | null | undefined;
  readonly starts_at?: Time_Comparison_Exp | null | undefined;
};

export type Shift_Exceptions_Select_Column =
  | 'business_day'
  | 'calendar_id'
  | 'ends_at'
  | 'id'
  | 'kind'
  | 'note'
  | 'shift_name'
  | 'starts_at';

export type Shift_Figures_Aggregate_Bool_Exp = {
  readonly bool_and?: Shift_Figures_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Shift_Figures_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Shift_Figures_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Figures_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Shift_Figures_Select_Column_Shift_Figures_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Figures_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Shift_Figures_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Shift_Figures_Select_Column_Shift_Figures_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Figures_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Shift_Figures_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Figures_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Figures_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Figures_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Figures_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Figures_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Figures_Bool_Exp> | null | undefined;
  readonly availability?: Numeric_Comparison_Exp | null | undefined;
  readonly breakdown_count?: Bigint_Comparison_Exp | null | undefined;
  readonly breakdown_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly business_day?: Date_Comparison_Exp | null | undefined;
  readonly calendar_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly coverage?: Numeric_Comparison_Exp | null | undefined;
  readonly downtime_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly good_units?: Numeric_Comparison_Exp | null | undefined;
  readonly group_by?: String_Comparison_Exp | null | undefined;
  readonly group_key?: Bigint_Comparison_Exp | null | undefined;
  readonly group_name?: String_Comparison_Exp | null | undefined;
  readonly hint?: String_Comparison_Exp | null | undefined;
  readonly ideal_good_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly ideal_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly is_locked?: Boolean_Comparison_Exp | null | undefined;
  readonly locked_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly locked_by?: Uuid_Comparison_Exp | null | undefined;
  readonly locked_by_user?: Users_Bool_Exp | null | undefined;
  readonly measured_equipment_ids?: Int_Array_Comparison_Exp | null | undefined;
  readonly micro_stop_count?: Bigint_Comparison_Exp | null | undefined;
  readonly micro_stop_counts_as?: String_Comparison_Exp | null | undefined;
  readonly micro_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly mtbf_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly mttr_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly no_data_counts_as?: String_Comparison_Exp | null | undefined;
  readonly no_data_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly oee?: Numeric_Comparison_Exp | null | undefined;
  readonly ooe?: Numeric_Comparison_Exp | null | undefined;
  readonly performance?: Numeric_Comparison_Exp | null | undefined;
  readonly planned_production_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly planned_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly production_reject_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly quality?: Numeric_Comparison_Exp | null | undefined;
  readonly reduced_speed_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly reported_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly restated_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly run_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly scheduled_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap_units?: Numeric_Comparison_Exp | null | undefined;
  readonly settings?: Jsonb_Comparison_Exp | null | undefined;
  readonly setup_count?: Bigint_Comparison_Exp | null | undefined;
  readonly setup_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_instance?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instance_id?: Bigint_Comparison_Exp | null | undefined;
  readonly shift_name?: String_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly startup_reject_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly team?: Teams_Bool_Exp | null | undefined;
  readonly team_id?: Int_Comparison_Exp | null | undefined;
  readonly teep?: Numeric_Comparison_Exp | null | undefined;
  readonly time_zone?: String_Comparison_Exp | null | undefined;
  readonly total_units?: Numeric_Comparison_Exp | null | undefined;
};

export type Shift_Figures_Select_Column =
  | 'availability'
  | 'breakdown_count'
  | 'breakdown_seconds'
  | 'business_day'
  | 'calendar_seconds'
  | 'coverage'
  | 'downtime_seconds'
  | 'ended_at'
  | 'equipment_id'
  | 'good_units'
  | 'group_by'
  | 'group_key'
  | 'group_name'
  | 'hint'
  | 'ideal_good_seconds'
  | 'ideal_seconds'
  | 'is_locked'
  | 'locked_at'
  | 'locked_by'
  | 'measured_equipment_ids'
  | 'micro_stop_count'
  | 'micro_stop_counts_as'
  | 'micro_stop_seconds'
  | 'mtbf_seconds'
  | 'mttr_seconds'
  | 'no_data_counts_as'
  | 'no_data_seconds'
  | 'oee'
  | 'ooe'
  | 'performance'
  | 'planned_production_seconds'
  | 'planned_stop_seconds'
  | 'production_reject_seconds'
  | 'quality'
  | 'reduced_speed_seconds'
  | 'reported_at'
  | 'restated_at'
  | 'run_seconds'
  | 'scheduled_seconds'
  | 'scrap_units'
  | 'settings'
  | 'setup_count'
  | 'setup_seconds'
  | 'shift_instance_id'
  | 'shift_name'
  | 'started_at'
  | 'startup_reject_seconds'
  | 'team_id'
  | 'teep'
  | 'time_zone'
  | 'total_units';

export type Shift_Figures_Select_Column_Shift_Figures_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'is_locked';

export type Shift_Figures_Select_Column_Shift_Figures_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'is_locked';

export type Shift_Instance_Breaks_Aggregate_Bool_Exp = {
  readonly count?: Shift_Instance_Breaks_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Instance_Breaks_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Instance_Breaks_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Instance_Breaks_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Instance_Breaks_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Instance_Breaks_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Instance_Breaks_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Instance_Breaks_Bool_Exp> | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly shift_instance?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instance_id?: Bigint_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
};

export type Shift_Instance_Breaks_Select_Column =
  | 'ended_at'
  | 'name'
  | 'shift_instance_id'
  | 'started_at';

export type Shift_Instances_Aggregate_Bool_Exp = {
  readonly count?: Shift_Instances_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Instances_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Instances_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Instances_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Instances_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Instances_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Instances_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Instances_Bool_Exp> | null | undefined;
  readonly breaks?: Shift_Instance_Breaks_Bool_Exp | null | undefined;
  readonly breaks_aggregate?: Shift_Instance_Breaks_Aggregate_Bool_Exp | null | undefined;
  readonly business_day?: Date_Comparison_Exp | null | undefined;
  readonly calendar?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly calendar_id?: Int_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly equipment_status?: Equipment_Status_Bool_Exp | null | undefined;
  readonly equipment_status_aggregate?: Equipment_Status_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly restatements?: Restatements_Bool_Exp | null | undefined;
  readonly restatements_aggregate?: Restatements_Aggregate_Bool_Exp | null | undefined;
  readonly shift_figures?: Shift_Figures_Bool_Exp | null | undefined;
  readonly shift_figures_aggregate?: Shift_Figures_Aggregate_Bool_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly team?: Teams_Bool_Exp | null | undefined;
  readonly team_id?: Int_Comparison_Exp | null | undefined;
};

export type Shift_Instances_Select_Column =
  | 'business_day'
  | 'calendar_id'
  | 'ended_at'
  | 'id'
  | 'name'
  | 'started_at'
  | 'team_id';

export type Shift_Patterns_Aggregate_Bool_Exp = {
  readonly count?: Shift_Patterns_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Patterns_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Patterns_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Patterns_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Patterns_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Patterns_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Patterns_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Patterns_Bool_Exp> | null | undefined;
  readonly calendar?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly calendar_id?: Int_Comparison_Exp | null | undefined;
  readonly day_of_cycle?: Int_Comparison_Exp | null | undefined;
  readonly ends_at?: Time_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly shift_breaks?: Shift_Breaks_Bool_Exp | null | undefined;
  readonly shift_breaks_aggregate?: Shift_Breaks_Aggregate_Bool_Exp | null | undefined;
  readonly starts_at?: Time_Comparison_Exp | null | undefined;
};

export type Shift_Patterns_Select_Column =
  | 'calendar_id'
  | 'day_of_cycle'
  | 'ends_at'
  | 'id'
  | 'name'
  | 'starts_at';

export type Shift_Reports_Aggregate_Bool_Exp = {
  readonly count?: Shift_Reports_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Shift_Reports_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Shift_Reports_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Shift_Reports_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Shift_Reports_Bool_Exp = {
  readonly _and?: ReadonlyArray<Shift_Reports_Bool_Exp> | null | undefined;
  readonly _not?: Shift_Reports_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Shift_Reports_Bool_Exp> | null | undefined;
  readonly availability?: Numeric_Comparison_Exp | null | undefined;
  readonly breakdown_count?: Bigint_Comparison_Exp | null | undefined;
  readonly breakdown_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly business_day?: Date_Comparison_Exp | null | undefined;
  readonly calendar_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly coverage?: Numeric_Comparison_Exp | null | undefined;
  readonly downtime_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly ended_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly good_units?: Numeric_Comparison_Exp | null | undefined;
  readonly group_by?: String_Comparison_Exp | null | undefined;
  readonly group_key?: Bigint_Comparison_Exp | null | undefined;
  readonly group_name?: String_Comparison_Exp | null | undefined;
  readonly hint?: String_Comparison_Exp | null | undefined;
  readonly ideal_good_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly ideal_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly measured_equipment_ids?: Int_Array_Comparison_Exp | null | undefined;
  readonly micro_stop_count?: Bigint_Comparison_Exp | null | undefined;
  readonly micro_stop_counts_as?: String_Comparison_Exp | null | undefined;
  readonly micro_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly mtbf_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly mttr_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly no_data_counts_as?: String_Comparison_Exp | null | undefined;
  readonly no_data_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly oee?: Numeric_Comparison_Exp | null | undefined;
  readonly ooe?: Numeric_Comparison_Exp | null | undefined;
  readonly performance?: Numeric_Comparison_Exp | null | undefined;
  readonly planned_production_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly planned_stop_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly production_reject_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly quality?: Numeric_Comparison_Exp | null | undefined;
  readonly reduced_speed_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly reported_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly run_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly running_orders?: Int_Comparison_Exp | null | undefined;
  readonly scheduled_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly scrap_units?: Numeric_Comparison_Exp | null | undefined;
  readonly settings?: Jsonb_Comparison_Exp | null | undefined;
  readonly setup_count?: Bigint_Comparison_Exp | null | undefined;
  readonly setup_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly shift_instance_id?: Bigint_Comparison_Exp | null | undefined;
  readonly shift_name?: String_Comparison_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly started_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly startup_reject_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly teep?: Numeric_Comparison_Exp | null | undefined;
  readonly time_zone?: String_Comparison_Exp | null | undefined;
  readonly total_units?: Numeric_Comparison_Exp | null | undefined;
  readonly unjustified_stops?: Int_Comparison_Exp | null | undefined;
};

export type Shift_Reports_Select_Column =
  | 'availability'
  | 'breakdown_count'
  | 'breakdown_seconds'
  | 'business_day'
  | 'calendar_seconds'
  | 'coverage'
  | 'downtime_seconds'
  | 'ended_at'
  | 'good_units'
  | 'group_by'
  | 'group_key'
  | 'group_name'
  | 'hint'
  | 'ideal_good_seconds'
  | 'ideal_seconds'
  | 'measured_equipment_ids'
  | 'micro_stop_count'
  | 'micro_stop_counts_as'
  | 'micro_stop_seconds'
  | 'mtbf_seconds'
  | 'mttr_seconds'
  | 'no_data_counts_as'
  | 'no_data_seconds'
  | 'oee'
  | 'ooe'
  | 'performance'
  | 'planned_production_seconds'
  | 'planned_stop_seconds'
  | 'production_reject_seconds'
  | 'quality'
  | 'reduced_speed_seconds'
  | 'reported_at'
  | 'run_seconds'
  | 'running_orders'
  | 'scheduled_seconds'
  | 'scrap_units'
  | 'settings'
  | 'setup_count'
  | 'setup_seconds'
  | 'shift_instance_id'
  | 'shift_name'
  | 'site_id'
  | 'started_at'
  | 'startup_reject_seconds'
  | 'teep'
  | 'time_zone'
  | 'total_units'
  | 'unjustified_stops';

export type Sites_Aggregate_Bool_Exp = {
  readonly count?: Sites_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Sites_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Sites_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Sites_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Sites_Aggregate_Order_By = {
  readonly avg?: Sites_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Sites_Max_Order_By | null | undefined;
  readonly min?: Sites_Min_Order_By | null | undefined;
  readonly stddev?: Sites_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Sites_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Sites_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Sites_Sum_Order_By | null | undefined;
  readonly var_pop?: Sites_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Sites_Var_Samp_Order_By | null | undefined;
  readonly variance?: Sites_Variance_Order_By | null | undefined;
};

export type Sites_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Sites_Bool_Exp = {
  readonly _and?: ReadonlyArray<Sites_Bool_Exp> | null | undefined;
  readonly _not?: Sites_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Sites_Bool_Exp> | null | undefined;
  readonly alert_rules?: Alert_Rules_Bool_Exp | null | undefined;
  readonly alert_rules_aggregate?: Alert_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly areas?: Areas_Bool_Exp | null | undefined;
  readonly areas_aggregate?: Areas_Aggregate_Bool_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly daily_reports?: Daily_Reports_Bool_Exp | null | undefined;
  readonly daily_reports_aggregate?: Daily_Reports_Aggregate_Bool_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly escalation_rules?: Escalation_Rules_Bool_Exp | null | undefined;
  readonly escalation_rules_aggregate?: Escalation_Rules_Aggregate_Bool_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly report_subscriptions?: Report_Subscriptions_Bool_Exp | null | undefined;
  readonly report_subscriptions_aggregate?: Report_Subscriptions_Aggregate_Bool_Exp | null | undefined;
  readonly shift_calendars?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly shift_calendars_aggregate?: Shift_Calendars_Aggregate_Bool_Exp | null | undefined;
  readonly shift_reports?: Shift_Reports_Bool_Exp | null | undefined;
  readonly shift_reports_aggregate?: Shift_Reports_Aggregate_Bool_Exp | null | undefined;
  readonly teams?: Teams_Bool_Exp | null | undefined;
  readonly teams_aggregate?: Teams_Aggregate_Bool_Exp | null | undefined;
  readonly terminals?: Terminals_Bool_Exp | null | undefined;
  readonly terminals_aggregate?: Terminals_Aggregate_Bool_Exp | null | undefined;
  readonly time_zone?: String_Comparison_Exp | null | undefined;
  readonly user_sites?: User_Sites_Bool_Exp | null | undefined;
  readonly user_sites_aggregate?: User_Sites_Aggregate_Bool_Exp | null | undefined;
};

export type Sites_Max_Order_By = {
  readonly created_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly time_zone?: Order_By | null | undefined;
};

export type Sites_Min_Order_By = {
  readonly created_at?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly time_zone?: Order_By | null | undefined;
};

export type Sites_Select_Column =
  | 'created_at'
  | 'enterprise_id'
  | 'id'
  | 'name'
  | 'time_zone';

export type Sites_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Sites_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Sites_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Sites_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Sites_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Sites_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Sites_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Smallint_Array_Comparison_Exp = {
  readonly _contained_in?: ReadonlyArray<number> | null | undefined;
  readonly _contains?: ReadonlyArray<number> | null | undefined;
  readonly _eq?: ReadonlyArray<number> | null | undefined;
  readonly _gt?: ReadonlyArray<number> | null | undefined;
  readonly _gte?: ReadonlyArray<number> | null | undefined;
  readonly _in?: ReadonlyArray<ReadonlyArray<number>> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: ReadonlyArray<number> | null | undefined;
  readonly _lte?: ReadonlyArray<number> | null | undefined;
  readonly _neq?: ReadonlyArray<number> | null | undefined;
  readonly _nin?: ReadonlyArray<ReadonlyArray<number>> | null | undefined;
};

export type Smallint_Comparison_Exp = {
  readonly _eq?: number | null | undefined;
  readonly _gt?: number | null | undefined;
  readonly _gte?: number | null | undefined;
  readonly _in?: ReadonlyArray<number> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: number | null | undefined;
  readonly _lte?: number | null | undefined;
  readonly _neq?: number | null | undefined;
  readonly _nin?: ReadonlyArray<number> | null | undefined;
};

export type Stop_Edits_Aggregate_Bool_Exp = {
  readonly bool_and?: Stop_Edits_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Stop_Edits_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Stop_Edits_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Stop_Edits_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Stop_Edits_Select_Column_Stop_Edits_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Stop_Edits_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Stop_Edits_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Stop_Edits_Select_Column_Stop_Edits_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Stop_Edits_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Stop_Edits_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Stop_Edits_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Stop_Edits_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Stop_Edits_Bool_Exp = {
  readonly _and?: ReadonlyArray<Stop_Edits_Bool_Exp> | null | undefined;
  readonly _not?: Stop_Edits_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Stop_Edits_Bool_Exp> | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly is_reverted?: Boolean_Comparison_Exp | null | undefined;
  readonly kind?: String_Comparison_Exp | null | undefined;
  readonly made_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly made_by?: Uuid_Comparison_Exp | null | undefined;
  readonly made_by_user?: Users_Bool_Exp | null | undefined;
  readonly reverted_edit?: Stop_Edits_Bool_Exp | null | undefined;
  readonly reverts?: Stop_Edits_Bool_Exp | null | undefined;
  readonly reverts_aggregate?: Stop_Edits_Aggregate_Bool_Exp | null | undefined;
  readonly reverts_id?: Bigint_Comparison_Exp | null | undefined;
  readonly set_ups?: Production_Order_Set_Ups_Bool_Exp | null | undefined;
  readonly set_ups_aggregate?: Production_Order_Set_Ups_Aggregate_Bool_Exp | null | undefined;
  readonly span?: Tstzrange_Comparison_Exp | null | undefined;
  readonly stops_after?: Jsonb_Comparison_Exp | null | undefined;
  readonly stops_before?: Jsonb_Comparison_Exp | null | undefined;
  readonly withdrew?: Bigint_Array_Comparison_Exp | null | undefined;
};

export type Stop_Edits_Select_Column =
  | 'equipment_id'
  | 'id'
  | 'is_reverted'
  | 'kind'
  | 'made_at'
  | 'made_by'
  | 'reverts_id'
  | 'span'
  | 'stops_after'
  | 'stops_before'
  | 'withdrew';

export type Stop_Edits_Select_Column_Stop_Edits_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'is_reverted';

export type Stop_Edits_Select_Column_Stop_Edits_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'is_reverted';

export type Stop_Reason_Rules_Aggregate_Bool_Exp = {
  readonly bool_and?: Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Stop_Reason_Rules_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Stop_Reason_Rules_Select_Column_Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Stop_Reason_Rules_Select_Column_Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Stop_Reason_Rules_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Stop_Reason_Rules_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Stop_Reason_Rules_Aggregate_Order_By = {
  readonly avg?: Stop_Reason_Rules_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Stop_Reason_Rules_Max_Order_By | null | undefined;
  readonly min?: Stop_Reason_Rules_Min_Order_By | null | undefined;
  readonly stddev?: Stop_Reason_Rules_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Stop_Reason_Rules_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Stop_Reason_Rules_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Stop_Reason_Rules_Sum_Order_By | null | undefined;
  readonly var_pop?: Stop_Reason_Rules_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Stop_Reason_Rules_Var_Samp_Order_By | null | undefined;
  readonly variance?: Stop_Reason_Rules_Variance_Order_By | null | undefined;
};

export type Stop_Reason_Rules_Avg_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Bool_Exp = {
  readonly _and?: ReadonlyArray<Stop_Reason_Rules_Bool_Exp> | null | undefined;
  readonly _not?: Stop_Reason_Rules_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Stop_Reason_Rules_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly downtime_reason?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly downtime_reason_id?: Int_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly is_at_order_change?: Boolean_Comparison_Exp | null | undefined;
  readonly maximum_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly minimum_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly modes?: Smallint_Array_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly preceding_reason?: Downtime_Reasons_Bool_Exp | null | undefined;
  readonly preceding_reason_id?: Int_Comparison_Exp | null | undefined;
  readonly preceding_within_seconds?: Numeric_Comparison_Exp | null | undefined;
  readonly priority?: Int_Comparison_Exp | null | undefined;
  readonly states?: Smallint_Array_Comparison_Exp | null | undefined;
  readonly stops?: Equipment_Events_Bool_Exp | null | undefined;
  readonly stops_aggregate?: Equipment_Events_Aggregate_Bool_Exp | null | undefined;
  readonly valid_from?: Timestamptz_Comparison_Exp | null | undefined;
  readonly valid_to?: Timestamptz_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Stop_Reason_Rules_Max_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly modes?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly states?: Order_By | null | undefined;
  readonly valid_from?: Order_By | null | undefined;
  readonly valid_to?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Min_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly modes?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly states?: Order_By | null | undefined;
  readonly valid_from?: Order_By | null | undefined;
  readonly valid_to?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Select_Column =
  | 'active'
  | 'downtime_reason_id'
  | 'enterprise_id'
  | 'equipment_id'
  | 'id'
  | 'is_at_order_change'
  | 'maximum_seconds'
  | 'minimum_seconds'
  | 'modes'
  | 'name'
  | 'preceding_reason_id'
  | 'preceding_within_seconds'
  | 'priority'
  | 'states'
  | 'valid_from'
  | 'valid_to'
  | 'version';

export type Stop_Reason_Rules_Select_Column_Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active'
  | 'is_at_order_change';

export type Stop_Reason_Rules_Select_Column_Stop_Reason_Rules_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active'
  | 'is_at_order_change';

export type Stop_Reason_Rules_Stddev_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Stddev_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Stddev_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Sum_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Var_Pop_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Var_Samp_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Stop_Reason_Rules_Variance_Order_By = {
  readonly downtime_reason_id?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly equipment_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly maximum_seconds?: Order_By | null | undefined;
  readonly minimum_seconds?: Order_By | null | undefined;
  readonly preceding_reason_id?: Order_By | null | undefined;
  readonly preceding_within_seconds?: Order_By | null | undefined;
  readonly priority?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Team_Rotations_Aggregate_Bool_Exp = {
  readonly count?: Team_Rotations_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Team_Rotations_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Team_Rotations_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Team_Rotations_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Team_Rotations_Bool_Exp = {
  readonly _and?: ReadonlyArray<Team_Rotations_Bool_Exp> | null | undefined;
  readonly _not?: Team_Rotations_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Team_Rotations_Bool_Exp> | null | undefined;
  readonly calendar?: Shift_Calendars_Bool_Exp | null | undefined;
  readonly calendar_id?: Int_Comparison_Exp | null | undefined;
  readonly first_day?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly last_day?: Int_Comparison_Exp | null | undefined;
  readonly shift_name?: String_Comparison_Exp | null | undefined;
  readonly team?: Teams_Bool_Exp | null | undefined;
  readonly team_id?: Int_Comparison_Exp | null | undefined;
};

export type Team_Rotations_Select_Column =
  | 'calendar_id'
  | 'first_day'
  | 'id'
  | 'last_day'
  | 'shift_name'
  | 'team_id';

export type Teams_Aggregate_Bool_Exp = {
  readonly bool_and?: Teams_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Teams_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Teams_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Teams_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Teams_Select_Column_Teams_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Teams_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Teams_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Teams_Select_Column_Teams_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Teams_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Teams_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Teams_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Teams_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Teams_Bool_Exp = {
  readonly _and?: ReadonlyArray<Teams_Bool_Exp> | null | undefined;
  readonly _not?: Teams_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Teams_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly shift_instances?: Shift_Instances_Bool_Exp | null | undefined;
  readonly shift_instances_aggregate?: Shift_Instances_Aggregate_Bool_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly team_rotations?: Team_Rotations_Bool_Exp | null | undefined;
  readonly team_rotations_aggregate?: Team_Rotations_Aggregate_Bool_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Teams_Select_Column =
  | 'active'
  | 'id'
  | 'name'
  | 'site_id'
  | 'version';

export type Teams_Select_Column_Teams_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Teams_Select_Column_Teams_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Telemetry_Aggregate_Bool_Exp = {
  readonly bool_and?: Telemetry_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Telemetry_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Telemetry_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Telemetry_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Telemetry_Select_Column_Telemetry_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Telemetry_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Telemetry_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Telemetry_Select_Column_Telemetry_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Telemetry_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Telemetry_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Telemetry_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Telemetry_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Telemetry_Bool_Exp = {
  readonly _and?: ReadonlyArray<Telemetry_Bool_Exp> | null | undefined;
  readonly _not?: Telemetry_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Telemetry_Bool_Exp> | null | undefined;
  readonly boolean_value?: Boolean_Comparison_Exp | null | undefined;
  readonly metric?: Metrics_Bool_Exp | null | undefined;
  readonly metric_id?: Int_Comparison_Exp | null | undefined;
  readonly quality?: Smallint_Comparison_Exp | null | undefined;
  readonly text_value?: String_Comparison_Exp | null | undefined;
  readonly time?: Timestamptz_Comparison_Exp | null | undefined;
  readonly value?: Float8_Comparison_Exp | null | undefined;
};

export type Telemetry_By_Day_Aggregate_Bool_Exp = {
  readonly count?: Telemetry_By_Day_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Telemetry_By_Day_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Telemetry_By_Day_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Telemetry_By_Day_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Telemetry_By_Day_Bool_Exp = {
  readonly _and?: ReadonlyArray<Telemetry_By_Day_Bool_Exp> | null | undefined;
  readonly _not?: Telemetry_By_Day_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Telemetry_By_Day_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly metric?: Metrics_Bool_Exp | null | undefined;
  readonly metric_id?: Int_Comparison_Exp | null | undefined;
  readonly value_count?: Numeric_Comparison_Exp | null | undefined;
  readonly value_max?: Float8_Comparison_Exp | null | undefined;
  readonly value_min?: Float8_Comparison_Exp | null | undefined;
  readonly value_sum?: Float8_Comparison_Exp | null | undefined;
};

export type Telemetry_By_Day_Select_Column =
  | 'bucket'
  | 'metric_id'
  | 'value_count'
  | 'value_max'
  | 'value_min'
  | 'value_sum';

export type Telemetry_By_Hour_Aggregate_Bool_Exp = {
  readonly count?: Telemetry_By_Hour_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Telemetry_By_Hour_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Telemetry_By_Hour_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Telemetry_By_Hour_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Telemetry_By_Hour_Bool_Exp = {
  readonly _and?: ReadonlyArray<Telemetry_By_Hour_Bool_Exp> | null | undefined;
  readonly _not?: Telemetry_By_Hour_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Telemetry_By_Hour_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly metric?: Metrics_Bool_Exp | null | undefined;
  readonly metric_id?: Int_Comparison_Exp | null | undefined;
  readonly value_count?: Numeric_Comparison_Exp | null | undefined;
  readonly value_max?: Float8_Comparison_Exp | null | undefined;
  readonly value_min?: Float8_Comparison_Exp | null | undefined;
  readonly value_sum?: Float8_Comparison_Exp | null | undefined;
};

export type Telemetry_By_Hour_Select_Column =
  | 'bucket'
  | 'metric_id'
  | 'value_count'
  | 'value_max'
  | 'value_min'
  | 'value_sum';

export type Telemetry_By_Minute_Aggregate_Bool_Exp = {
  readonly count?: Telemetry_By_Minute_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Telemetry_By_Minute_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Telemetry_By_Minute_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Telemetry_By_Minute_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Telemetry_By_Minute_Bool_Exp = {
  readonly _and?: ReadonlyArray<Telemetry_By_Minute_Bool_Exp> | null | undefined;
  readonly _not?: Telemetry_By_Minute_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Telemetry_By_Minute_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly metric?: Metrics_Bool_Exp | null | undefined;
  readonly metric_id?: Int_Comparison_Exp | null | undefined;
  readonly value_count?: Bigint_Comparison_Exp | null | undefined;
  readonly value_max?: Float8_Comparison_Exp | null | undefined;
  readonly value_min?: Float8_Comparison_Exp | null | undefined;
  readonly value_sum?: Float8_Comparison_Exp | null | undefined;
};

export type Telemetry_By_Minute_Select_Column =
  | 'bucket'
  | 'metric_id'
  | 'value_count'
  | 'value_max'
  | 'value_min'
  | 'value_sum';

export type Telemetry_By_Quarter_Hour_Aggregate_Bool_Exp = {
  readonly count?: Telemetry_By_Quarter_Hour_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Telemetry_By_Quarter_Hour_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Telemetry_By_Quarter_Hour_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Telemetry_By_Quarter_Hour_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Telemetry_By_Quarter_Hour_Bool_Exp = {
  readonly _and?: ReadonlyArray<Telemetry_By_Quarter_Hour_Bool_Exp> | null | undefined;
  readonly _not?: Telemetry_By_Quarter_Hour_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Telemetry_By_Quarter_Hour_Bool_Exp> | null | undefined;
  readonly bucket?: Timestamptz_Comparison_Exp | null | undefined;
  readonly metric?: Metrics_Bool_Exp | null | undefined;
  readonly metric_id?: Int_Comparison_Exp | null | undefined;
  readonly value_count?: Numeric_Comparison_Exp | null | undefined;
  readonly value_max?: Float8_Comparison_Exp | null | undefined;
  readonly value_min?: Float8_Comparison_Exp | null | undefined;
  readonly value_sum?: Float8_Comparison_Exp | null | undefined;
};

export type Telemetry_By_Quarter_Hour_Select_Column =
  | 'bucket'
  | 'metric_id'
  | 'value_count'
  | 'value_max'
  | 'value_min'
  | 'value_sum';

export type Telemetry_Select_Column =
  | 'boolean_value'
  | 'metric_id'
  | 'quality'
  | 'text_value'
  | 'time'
  | 'value';

export type Telemetry_Select_Column_Telemetry_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'boolean_value';

export type Telemetry_Select_Column_Telemetry_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'boolean_value';

export type Terminals_Aggregate_Bool_Exp = {
  readonly count?: Terminals_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Terminals_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Terminals_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Terminals_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Terminals_Bool_Exp = {
  readonly _and?: ReadonlyArray<Terminals_Bool_Exp> | null | undefined;
  readonly _not?: Terminals_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Terminals_Bool_Exp> | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly registered_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly registered_by?: Uuid_Comparison_Exp | null | undefined;
  readonly registered_by_user?: Users_Bool_Exp | null | undefined;
  readonly removed_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
};

export type Terminals_Select_Column =
  | 'id'
  | 'name'
  | 'registered_at'
  | 'registered_by'
  | 'removed_at'
  | 'site_id';

export type Time_Comparison_Exp = {
  readonly _eq?: unknown;
  readonly _gt?: unknown;
  readonly _gte?: unknown;
  readonly _in?: ReadonlyArray<unknown> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: unknown;
  readonly _lte?: unknown;
  readonly _neq?: unknown;
  readonly _nin?: ReadonlyArray<unknown> | null | undefined;
};

export type Timestamptz_Comparison_Exp = {
  readonly _eq?: string | null | undefined;
  readonly _gt?: string | null | undefined;
  readonly _gte?: string | null | undefined;
  readonly _in?: ReadonlyArray<string> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: string | null | undefined;
  readonly _lte?: string | null | undefined;
  readonly _neq?: string | null | undefined;
  readonly _nin?: ReadonlyArray<string> | null | undefined;
};

export type Topic_Mappings_Aggregate_Bool_Exp = {
  readonly bool_and?: Topic_Mappings_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Topic_Mappings_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Topic_Mappings_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Topic_Mappings_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Topic_Mappings_Select_Column_Topic_Mappings_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Topic_Mappings_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Topic_Mappings_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Topic_Mappings_Select_Column_Topic_Mappings_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Topic_Mappings_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Topic_Mappings_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Topic_Mappings_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Topic_Mappings_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Topic_Mappings_Aggregate_Order_By = {
  readonly avg?: Topic_Mappings_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Topic_Mappings_Max_Order_By | null | undefined;
  readonly min?: Topic_Mappings_Min_Order_By | null | undefined;
  readonly stddev?: Topic_Mappings_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Topic_Mappings_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Topic_Mappings_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Topic_Mappings_Sum_Order_By | null | undefined;
  readonly var_pop?: Topic_Mappings_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Topic_Mappings_Var_Samp_Order_By | null | undefined;
  readonly variance?: Topic_Mappings_Variance_Order_By | null | undefined;
};

export type Topic_Mappings_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Bool_Exp = {
  readonly _and?: ReadonlyArray<Topic_Mappings_Bool_Exp> | null | undefined;
  readonly _not?: Topic_Mappings_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Topic_Mappings_Bool_Exp> | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly data_type?: String_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly metric_path?: String_Comparison_Exp | null | undefined;
  readonly quality_path?: String_Comparison_Exp | null | undefined;
  readonly scale?: Float8_Comparison_Exp | null | undefined;
  readonly time_format?: String_Comparison_Exp | null | undefined;
  readonly time_path?: String_Comparison_Exp | null | undefined;
  readonly topic_filter?: String_Comparison_Exp | null | undefined;
  readonly unit?: String_Comparison_Exp | null | undefined;
  readonly value_offset?: Float8_Comparison_Exp | null | undefined;
  readonly value_path?: String_Comparison_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Topic_Mappings_Max_Order_By = {
  readonly created_at?: Order_By | null | undefined;
  readonly data_type?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_path?: Order_By | null | undefined;
  readonly quality_path?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly time_format?: Order_By | null | undefined;
  readonly time_path?: Order_By | null | undefined;
  readonly topic_filter?: Order_By | null | undefined;
  readonly unit?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly value_path?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Min_Order_By = {
  readonly created_at?: Order_By | null | undefined;
  readonly data_type?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly metric_path?: Order_By | null | undefined;
  readonly quality_path?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly time_format?: Order_By | null | undefined;
  readonly time_path?: Order_By | null | undefined;
  readonly topic_filter?: Order_By | null | undefined;
  readonly unit?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly value_path?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Select_Column =
  | 'active'
  | 'created_at'
  | 'data_type'
  | 'enterprise_id'
  | 'id'
  | 'metric_path'
  | 'quality_path'
  | 'scale'
  | 'time_format'
  | 'time_path'
  | 'topic_filter'
  | 'unit'
  | 'value_offset'
  | 'value_path'
  | 'version';

export type Topic_Mappings_Select_Column_Topic_Mappings_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Topic_Mappings_Select_Column_Topic_Mappings_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Topic_Mappings_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Mappings_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly scale?: Order_By | null | undefined;
  readonly value_offset?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Topic_Namespaces_Aggregate_Bool_Exp = {
  readonly count?: Topic_Namespaces_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Topic_Namespaces_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Topic_Namespaces_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Topic_Namespaces_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Topic_Namespaces_Aggregate_Order_By = {
  readonly avg?: Topic_Namespaces_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Topic_Namespaces_Max_Order_By | null | undefined;
  readonly min?: Topic_Namespaces_Min_Order_By | null | undefined;
  readonly stddev?: Topic_Namespaces_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Topic_Namespaces_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Topic_Namespaces_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Topic_Namespaces_Sum_Order_By | null | undefined;
  readonly var_pop?: Topic_Namespaces_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Topic_Namespaces_Var_Samp_Order_By | null | undefined;
  readonly variance?: Topic_Namespaces_Variance_Order_By | null | undefined;
};

export type Topic_Namespaces_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Topic_Namespaces_Bool_Exp = {
  readonly _and?: ReadonlyArray<Topic_Namespaces_Bool_Exp> | null | undefined;
  readonly _not?: Topic_Namespaces_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Topic_Namespaces_Bool_Exp> | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Int_Comparison_Exp | null | undefined;
  readonly topic_prefix?: String_Comparison_Exp | null | undefined;
};

export type Topic_Namespaces_Max_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly topic_prefix?: Order_By | null | undefined;
};

export type Topic_Namespaces_Min_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly topic_prefix?: Order_By | null | undefined;
};

export type Topic_Namespaces_Select_Column =
  | 'enterprise_id'
  | 'id'
  | 'topic_prefix';

export type Topic_Namespaces_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Topic_Namespaces_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Topic_Namespaces_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Topic_Namespaces_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Topic_Namespaces_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Topic_Namespaces_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Topic_Namespaces_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type Transient_Values_Bool_Exp = {
  readonly _and?: ReadonlyArray<Transient_Values_Bool_Exp> | null | undefined;
  readonly _not?: Transient_Values_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Transient_Values_Bool_Exp> | null | undefined;
  readonly boolean_value?: Boolean_Comparison_Exp | null | undefined;
  readonly equipment?: Equipment_Bool_Exp | null | undefined;
  readonly equipment_id?: Int_Comparison_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly quality?: Smallint_Comparison_Exp | null | undefined;
  readonly text_value?: String_Comparison_Exp | null | undefined;
  readonly time?: Timestamptz_Comparison_Exp | null | undefined;
  readonly value?: Float8_Comparison_Exp | null | undefined;
};

export type Tstzrange_Comparison_Exp = {
  readonly _eq?: unknown;
  readonly _gt?: unknown;
  readonly _gte?: unknown;
  readonly _in?: ReadonlyArray<unknown> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: unknown;
  readonly _lte?: unknown;
  readonly _neq?: unknown;
  readonly _nin?: ReadonlyArray<unknown> | null | undefined;
};

export type User_Logs_Aggregate_Bool_Exp = {
  readonly count?: User_Logs_Aggregate_Bool_Exp_Count | null | undefined;
};

export type User_Logs_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<User_Logs_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: User_Logs_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type User_Logs_Aggregate_Order_By = {
  readonly avg?: User_Logs_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: User_Logs_Max_Order_By | null | undefined;
  readonly min?: User_Logs_Min_Order_By | null | undefined;
  readonly stddev?: User_Logs_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: User_Logs_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: User_Logs_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: User_Logs_Sum_Order_By | null | undefined;
  readonly var_pop?: User_Logs_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: User_Logs_Var_Samp_Order_By | null | undefined;
  readonly variance?: User_Logs_Variance_Order_By | null | undefined;
};

export type User_Logs_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Logs_Bool_Exp = {
  readonly _and?: ReadonlyArray<User_Logs_Bool_Exp> | null | undefined;
  readonly _not?: User_Logs_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<User_Logs_Bool_Exp> | null | undefined;
  readonly action?: String_Comparison_Exp | null | undefined;
  readonly detail?: Jsonb_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Bigint_Comparison_Exp | null | undefined;
  readonly logged_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly subject?: String_Comparison_Exp | null | undefined;
  readonly subject_id?: String_Comparison_Exp | null | undefined;
  readonly user?: Users_Bool_Exp | null | undefined;
  readonly user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type User_Logs_Max_Order_By = {
  readonly action?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly logged_at?: Order_By | null | undefined;
  readonly subject?: Order_By | null | undefined;
  readonly subject_id?: Order_By | null | undefined;
  readonly user_id?: Order_By | null | undefined;
};

export type User_Logs_Min_Order_By = {
  readonly action?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly logged_at?: Order_By | null | undefined;
  readonly subject?: Order_By | null | undefined;
  readonly subject_id?: Order_By | null | undefined;
  readonly user_id?: Order_By | null | undefined;
};

export type User_Logs_Select_Column =
  | 'action'
  | 'detail'
  | 'enterprise_id'
  | 'id'
  | 'logged_at'
  | 'subject'
  | 'subject_id'
  | 'user_id';

export type User_Logs_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Logs_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Logs_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Logs_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Logs_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Logs_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Logs_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
};

export type User_Sites_Aggregate_Bool_Exp = {
  readonly count?: User_Sites_Aggregate_Bool_Exp_Count | null | undefined;
};

export type User_Sites_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<User_Sites_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: User_Sites_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type User_Sites_Bool_Exp = {
  readonly _and?: ReadonlyArray<User_Sites_Bool_Exp> | null | undefined;
  readonly _not?: User_Sites_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<User_Sites_Bool_Exp> | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly site?: Sites_Bool_Exp | null | undefined;
  readonly site_id?: Int_Comparison_Exp | null | undefined;
  readonly user?: Users_Bool_Exp | null | undefined;
  readonly user_id?: Uuid_Comparison_Exp | null | undefined;
};

export type User_Sites_Select_Column =
  | 'enterprise_id'
  | 'site_id'
  | 'user_id';

export type Users_Aggregate_Bool_Exp = {
  readonly bool_and?: Users_Aggregate_Bool_Exp_Bool_And | null | undefined;
  readonly bool_or?: Users_Aggregate_Bool_Exp_Bool_Or | null | undefined;
  readonly count?: Users_Aggregate_Bool_Exp_Count | null | undefined;
};

export type Users_Aggregate_Bool_Exp_Bool_And = {
  readonly arguments: Users_Select_Column_Users_Aggregate_Bool_Exp_Bool_And_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Users_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Users_Aggregate_Bool_Exp_Bool_Or = {
  readonly arguments: Users_Select_Column_Users_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Users_Bool_Exp | null | undefined;
  readonly predicate: Boolean_Comparison_Exp;
};

export type Users_Aggregate_Bool_Exp_Count = {
  readonly arguments?: ReadonlyArray<Users_Select_Column> | null | undefined;
  readonly distinct?: boolean | null | undefined;
  readonly filter?: Users_Bool_Exp | null | undefined;
  readonly predicate: Int_Comparison_Exp;
};

export type Users_Aggregate_Order_By = {
  readonly avg?: Users_Avg_Order_By | null | undefined;
  readonly count?: Order_By | null | undefined;
  readonly max?: Users_Max_Order_By | null | undefined;
  readonly min?: Users_Min_Order_By | null | undefined;
  readonly stddev?: Users_Stddev_Order_By | null | undefined;
  readonly stddev_pop?: Users_Stddev_Pop_Order_By | null | undefined;
  readonly stddev_samp?: Users_Stddev_Samp_Order_By | null | undefined;
  readonly sum?: Users_Sum_Order_By | null | undefined;
  readonly var_pop?: Users_Var_Pop_Order_By | null | undefined;
  readonly var_samp?: Users_Var_Samp_Order_By | null | undefined;
  readonly variance?: Users_Variance_Order_By | null | undefined;
};

export type Users_Avg_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Bool_Exp = {
  readonly _and?: ReadonlyArray<Users_Bool_Exp> | null | undefined;
  readonly _not?: Users_Bool_Exp | null | undefined;
  readonly _or?: ReadonlyArray<Users_Bool_Exp> | null | undefined;
  readonly acknowledged_alerts?: Alerts_Bool_Exp | null | undefined;
  readonly acknowledged_alerts_aggregate?: Alerts_Aggregate_Bool_Exp | null | undefined;
  readonly acknowledged_andon_calls?: Andon_Calls_Bool_Exp | null | undefined;
  readonly acknowledged_andon_calls_aggregate?: Andon_Calls_Aggregate_Bool_Exp | null | undefined;
  readonly active?: Boolean_Comparison_Exp | null | undefined;
  readonly alert_rule_recipients?: Alert_Rule_Recipients_Bool_Exp | null | undefined;
  readonly alert_rule_recipients_aggregate?: Alert_Rule_Recipients_Aggregate_Bool_Exp | null | undefined;
  readonly andon_escalations?: Andon_Escalations_Bool_Exp | null | undefined;
  readonly andon_escalations_aggregate?: Andon_Escalations_Aggregate_Bool_Exp | null | undefined;
  readonly cancelled_andon_calls?: Andon_Calls_Bool_Exp | null | undefined;
  readonly cancelled_andon_calls_aggregate?: Andon_Calls_Aggregate_Bool_Exp | null | undefined;
  readonly commands?: Commands_Bool_Exp | null | undefined;
  readonly commands_aggregate?: Commands_Aggregate_Bool_Exp | null | undefined;
  readonly created_at?: Timestamptz_Comparison_Exp | null | undefined;
  readonly email?: String_Comparison_Exp | null | undefined;
  readonly enterprise?: Enterprises_Bool_Exp | null | undefined;
  readonly enterprise_id?: Int_Comparison_Exp | null | undefined;
  readonly id?: Uuid_Comparison_Exp | null | undefined;
  readonly justified_stops?: Equipment_Events_Bool_Exp | null | undefined;
  readonly justified_stops_aggregate?: Equipment_Events_Aggregate_Bool_Exp | null | undefined;
  readonly locked_shift_figures?: Shift_Figures_Bool_Exp | null | undefined;
  readonly locked_shift_figures_aggregate?: Shift_Figures_Aggregate_Bool_Exp | null | undefined;
  readonly logs?: User_Logs_Bool_Exp | null | undefined;
  readonly logs_aggregate?: User_Logs_Aggregate_Bool_Exp | null | undefined;
  readonly name?: String_Comparison_Exp | null | undefined;
  readonly notifications?: Notifications_Bool_Exp | null | undefined;
  readonly notifications_aggregate?: Notifications_Aggregate_Bool_Exp | null | undefined;
  readonly production_corrections?: Production_Corrections_Bool_Exp | null | undefined;
  readonly production_corrections_aggregate?: Production_Corrections_Aggregate_Bool_Exp | null | undefined;
  readonly production_reports?: Production_Reports_Bool_Exp | null | undefined;
  readonly production_reports_aggregate?: Production_Reports_Aggregate_Bool_Exp | null | undefined;
  readonly raised_andon_calls?: Andon_Calls_Bool_Exp | null | undefined;
  readonly raised_andon_calls_aggregate?: Andon_Calls_Aggregate_Bool_Exp | null | undefined;
  readonly registered_terminals?: Terminals_Bool_Exp | null | undefined;
  readonly registered_terminals_aggregate?: Terminals_Aggregate_Bool_Exp | null | undefined;
  readonly report_subscriptions?: Report_Subscriptions_Bool_Exp | null | undefined;
  readonly report_subscriptions_aggregate?: Report_Subscriptions_Aggregate_Bool_Exp | null | undefined;
  readonly resolved_andon_calls?: Andon_Calls_Bool_Exp | null | undefined;
  readonly resolved_andon_calls_aggregate?: Andon_Calls_Aggregate_Bool_Exp | null | undefined;
  readonly role?: String_Comparison_Exp | null | undefined;
  readonly stop_edits?: Stop_Edits_Bool_Exp | null | undefined;
  readonly stop_edits_aggregate?: Stop_Edits_Aggregate_Bool_Exp | null | undefined;
  readonly user_sites?: User_Sites_Bool_Exp | null | undefined;
  readonly user_sites_aggregate?: User_Sites_Aggregate_Bool_Exp | null | undefined;
  readonly version?: Int_Comparison_Exp | null | undefined;
};

export type Users_Max_Order_By = {
  readonly created_at?: Order_By | null | undefined;
  readonly email?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly role?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Min_Order_By = {
  readonly created_at?: Order_By | null | undefined;
  readonly email?: Order_By | null | undefined;
  readonly enterprise_id?: Order_By | null | undefined;
  readonly id?: Order_By | null | undefined;
  readonly name?: Order_By | null | undefined;
  readonly role?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Select_Column =
  | 'active'
  | 'created_at'
  | 'email'
  | 'enterprise_id'
  | 'id'
  | 'name'
  | 'role'
  | 'version';

export type Users_Select_Column_Users_Aggregate_Bool_Exp_Bool_And_Arguments_Columns =
  | 'active';

export type Users_Select_Column_Users_Aggregate_Bool_Exp_Bool_Or_Arguments_Columns =
  | 'active';

export type Users_Stddev_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Stddev_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Stddev_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Sum_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Var_Pop_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Var_Samp_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Users_Variance_Order_By = {
  readonly enterprise_id?: Order_By | null | undefined;
  readonly version?: Order_By | null | undefined;
};

export type Uuid_Comparison_Exp = {
  readonly _eq?: string | null | undefined;
  readonly _gt?: string | null | undefined;
  readonly _gte?: string | null | undefined;
  readonly _in?: ReadonlyArray<string> | null | undefined;
  readonly _is_null?: boolean | null | undefined;
  readonly _lt?: string | null | undefined;
  readonly _lte?: string | null | undefined;
  readonly _neq?: string | null | undefined;
  readonly _nin?: ReadonlyArray<string> | null | undefined;
};

export type Analysis_FiguresQueryVariables = Exact<{
  from: string;
  to: string;
  equipmentIds?: ReadonlyArray<number> | number | null | undefined;
  by: string;
  bucket?: string | null | undefined;
}>;


export type Analysis_FiguresQuery = { readonly figures: ReadonlyArray<{ readonly group_by: string, readonly group_key: number, readonly group_name: string | null, readonly started_at: string, readonly ended_at: string, readonly time_zone: string | null, readonly calendar_seconds: number, readonly scheduled_seconds: number, readonly no_data_seconds: number, readonly planned_stop_seconds: number, readonly planned_production_seconds: number, readonly breakdown_seconds: number, readonly setup_seconds: number, readonly micro_stop_seconds: number, readonly downtime_seconds: number, readonly run_seconds: number, readonly total_units: number, readonly scrap_units: number, readonly good_units: number, readonly ideal_seconds: number | null, readonly ideal_good_seconds: number | null, readonly reduced_speed_seconds: number | null, readonly startup_reject_seconds: number | null, readonly production_reject_seconds: number | null, readonly breakdown_count: number, readonly setup_count: number, readonly micro_stop_count: number, readonly coverage: number | null, readonly availability: number | null, readonly performance: number | null, readonly quality: number | null, readonly oee: number | null, readonly ooe: number | null, readonly teep: number | null, readonly mtbf_seconds: number | null, readonly mttr_seconds: number | null, readonly hint: string | null, readonly no_data_counts_as: string | null, readonly micro_stop_counts_as: string | null, readonly measured_equipment_ids: ReadonlyArray<number> }>, readonly roll_up_backlog: ReadonlyArray<{ readonly equipment_id: number | null, readonly closed_until: string | null, readonly waiting_windows: number | null }> };

export type Analysis_ReliabilityQueryVariables = Exact<{
  from: string;
  to: string;
  equipmentIds?: ReadonlyArray<number> | number | null | undefined;
  by: string;
}>;


export type Analysis_ReliabilityQuery = { readonly mtbf_mttr: ReadonlyArray<{ readonly group_key: number, readonly group_name: string | null, readonly run_seconds: number, readonly breakdown_count: number, readonly breakdown_seconds: number, readonly mtbf_seconds: number | null, readonly mttr_seconds: number | null, readonly failures_per_hour: number | null, readonly inherent_availability: number | null }> };

export type Analysis_ParetoQueryVariables = Exact<{
  from: string;
  to: string;
  equipmentIds?: ReadonlyArray<number> | number | null | undefined;
  by: string;
  bucket?: string | null | undefined;
  losses?: ReadonlyArray<string> | string | null | undefined;
  key: number;
  startedAt: string;
  order?: ReadonlyArray<Downtime_Paretos_Order_By> | Downtime_Paretos_Order_By | null | undefined;
}>;


export type Analysis_ParetoQuery = { readonly reasons: ReadonlyArray<{ readonly rank: number, readonly loss: string, readonly downtime_reason_id: number | null, readonly reason_code: string | null, readonly reason_name: string, readonly stop_count: number, readonly seconds: number, readonly mean_seconds: number | null, readonly longest_seconds: number, readonly share: number | null, readonly cumulative_share: number | null }> };

export type Analysis_StopsQueryVariables = Exact<{
  from: string;
  to: string;
  equipmentIds?: ReadonlyArray<number> | number | null | undefined;
  by: string;
  bucket?: string | null | undefined;
  figure: string;
  where: Oee_Explanations_Bool_Exp;
}>;


export type Analysis_StopsQuery = { readonly stops: ReadonlyArray<{ readonly kind: string, readonly row_started_at: string, readonly row_ended_at: string, readonly quantity: number, readonly contribution: number | null, readonly source_key: unknown, readonly equipment: { readonly id: number, readonly name: string, readonly area: { readonly id: number, readonly site: { readonly id: number, readonly time_zone: string } } } | null, readonly downtime_reason: { readonly id: number, readonly name: string } | null }> };

export type Analysis_ScopeQueryVariables = Exact<{ [key: string]: never; }>;


export type Analysis_ScopeQuery = { readonly equipment: ReadonlyArray<{ readonly id: number, readonly name: string, readonly kind: string, readonly line: { readonly id: number, readonly name: string } | null, readonly area: { readonly id: number, readonly name: string, readonly site: { readonly id: number, readonly name: string, readonly time_zone: string } } }> };


export const Analysis_FiguresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Analysis_Figures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"figures"},"name":{"kind":"Name","value":"oee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"args"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"equipment_ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"group_by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"bucket"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OeeRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roll_up_backlog"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equipment_id"}},{"kind":"Field","name":{"kind":"Name","value":"closed_until"}},{"kind":"Field","name":{"kind":"Name","value":"waiting_windows"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OeeRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"oee_results"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group_by"}},{"kind":"Field","name":{"kind":"Name","value":"group_key"}},{"kind":"Field","name":{"kind":"Name","value":"group_name"}},{"kind":"Field","name":{"kind":"Name","value":"started_at"}},{"kind":"Field","name":{"kind":"Name","value":"ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}},{"kind":"Field","name":{"kind":"Name","value":"calendar_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"scheduled_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"no_data_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"planned_stop_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"planned_production_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"breakdown_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"setup_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"micro_stop_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"downtime_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"run_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"total_units"}},{"kind":"Field","name":{"kind":"Name","value":"scrap_units"}},{"kind":"Field","name":{"kind":"Name","value":"good_units"}},{"kind":"Field","name":{"kind":"Name","value":"ideal_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"ideal_good_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"reduced_speed_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"startup_reject_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"production_reject_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"breakdown_count"}},{"kind":"Field","name":{"kind":"Name","value":"setup_count"}},{"kind":"Field","name":{"kind":"Name","value":"micro_stop_count"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"availability"}},{"kind":"Field","name":{"kind":"Name","value":"performance"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"oee"}},{"kind":"Field","name":{"kind":"Name","value":"ooe"}},{"kind":"Field","name":{"kind":"Name","value":"teep"}},{"kind":"Field","name":{"kind":"Name","value":"mtbf_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mttr_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"no_data_counts_as"}},{"kind":"Field","name":{"kind":"Name","value":"micro_stop_counts_as"}},{"kind":"Field","name":{"kind":"Name","value":"measured_equipment_ids"}}]}}]} as unknown as DocumentNode<Analysis_FiguresQuery, Analysis_FiguresQueryVariables>;
export const Analysis_ReliabilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Analysis_Reliability"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mtbf_mttr"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"args"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"equipment_ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"group_by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group_key"}},{"kind":"Field","name":{"kind":"Name","value":"group_name"}},{"kind":"Field","name":{"kind":"Name","value":"run_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"breakdown_count"}},{"kind":"Field","name":{"kind":"Name","value":"breakdown_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mtbf_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mttr_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"failures_per_hour"}},{"kind":"Field","name":{"kind":"Name","value":"inherent_availability"}}]}}]}}]} as unknown as DocumentNode<Analysis_ReliabilityQuery, Analysis_ReliabilityQueryVariables>;
export const Analysis_ParetoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Analysis_Pareto"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"losses"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"bigint"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"startedAt"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"downtime_paretos_order_by"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"reasons"},"name":{"kind":"Name","value":"downtime_pareto"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"args"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"equipment_ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"group_by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"bucket"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"losses"},"value":{"kind":"Variable","name":{"kind":"Name","value":"losses"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"group_key"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"started_at"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"startedAt"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"loss"}},{"kind":"Field","name":{"kind":"Name","value":"downtime_reason_id"}},{"kind":"Field","name":{"kind":"Name","value":"reason_code"}},{"kind":"Field","name":{"kind":"Name","value":"reason_name"}},{"kind":"Field","name":{"kind":"Name","value":"stop_count"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mean_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"longest_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"cumulative_share"}}]}}]}}]} as unknown as DocumentNode<Analysis_ParetoQuery, Analysis_ParetoQueryVariables>;
export const Analysis_StopsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Analysis_Stops"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"timestamptz"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"figure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"oee_explanations_bool_exp"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"stops"},"name":{"kind":"Name","value":"explain_oee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"args"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"equipment_ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"equipmentIds"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"group_by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"bucket"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"figure"},"value":{"kind":"Variable","name":{"kind":"Name","value":"figure"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"contribution"},"value":{"kind":"EnumValue","value":"desc_nulls_last"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"row_started_at"},"value":{"kind":"EnumValue","value":"asc"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"row_started_at"}},{"kind":"Field","name":{"kind":"Name","value":"row_ended_at"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"contribution"}},{"kind":"Field","name":{"kind":"Name","value":"source_key"}},{"kind":"Field","name":{"kind":"Name","value":"equipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"downtime_reason"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<Analysis_StopsQuery, Analysis_StopsQueryVariables>;
export const Analysis_ScopeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Analysis_Scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equipment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"active"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"_eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"site"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"time_zone"}}]}}]}}]}}]}}]} as unknown as DocumentNode<Analysis_ScopeQuery, Analysis_ScopeQueryVariables>;