import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

export interface MonthlyBudgetProps {
  readonly deploymentName: string;
  readonly administratorEmail: string;
  readonly monthlyBudget: { readonly amount: number; readonly currency: string };
}

/** When the administrator is told: percent of the budget that was spent, or will be by the end of the month. */
const TOLD_AT = [
  { kind: 'ACTUAL', percent: 80 },
  { kind: 'ACTUAL', percent: 100 },
  { kind: 'FORECASTED', percent: 100 },
] as const;

/**
 * Tells the administrator by e-mail when AWS costs of this deployment are about to pass the month's budget. It counts what
 * carries the tag `deployment`, once that tag is activated for cost allocation in the account that pays.
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 */
export function addMonthlyBudget(
  scope: Construct,
  { deploymentName, administratorEmail, monthlyBudget }: MonthlyBudgetProps,
): CfnBudget {
  return new CfnBudget(scope, 'MonthlyBudget', {
    budget: {
      budgetName: `${deploymentName}-${Stack.of(scope).region}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: monthlyBudget.amount, unit: monthlyBudget.currency },
      costFilters: { TagKeyValue: [`user:deployment$${deploymentName}`] },
    },
    notificationsWithSubscribers: TOLD_AT.map(({ kind, percent }) => ({
      notification: {
        notificationType: kind,
        comparisonOperator: 'GREATER_THAN',
        threshold: percent,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: administratorEmail }],
    })),
  });
}
