import type { ComponentType } from 'react'
import type { SubjectType } from '#contract/task-draft.ts'
import { openLayer, type LayerProps } from './layers.tsx'

/** Which form is asked for: of a new task, perhaps about what is already at hand, or of one that is there. */
export type TaskFormRequest = { kind: 'new'; about?: { type: SubjectType; id: number } } | { kind: 'edit'; taskId: number }

/** What the form needs to know. */
export interface TaskFormProps extends LayerProps {
  request: TaskFormRequest
}

type LoadTaskForm = (request: TaskFormRequest) => Promise<ComponentType<TaskFormProps>>

let load: LoadTaskForm | null = null

/** Says where the form's code comes from, and what was typed into it before. */
export function addTaskForm(loadForm: LoadTaskForm): void {
  load = loadForm
}

/** Opens the form of a task, from anywhere. What was typed into it and not sent is in it again. */
export function openTaskForm(request: TaskFormRequest): void {
  const loadForm = load
  if (loadForm !== null) openLayer(() => loadForm(request), { request })
}
