import type { WriteContext } from './write-context.ts'

/** The template that a step's task starts from: its oldest enabled one. Undefined for a step without. */
export async function findStepTemplate({ trx }: WriteContext, stepId: number) {
  return trx
    .selectFrom('sequence_templates as link')
    .innerJoin('templates', 'templates.id', 'link.template_id')
    .select(['link.id as sequence_template_id', 'templates.id', 'templates.subject', 'templates.body_text', 'templates.body_html'])
    .where('link.sequence_step_id', '=', stepId)
    .where('link.enabled', '=', true)
    .orderBy('link.id')
    .limit(1)
    .executeTakeFirst()
}

export type StepTemplate = NonNullable<Awaited<ReturnType<typeof findStepTemplate>>>
