/** A resource type as it starts a schema's or an operation's name: `taskPriority` → `TaskPriority`. */
export function pascalCase(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1)
}

/** A name for people: `sequenceSteps` → `sequence steps`. */
export function spacedWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
