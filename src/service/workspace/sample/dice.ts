import type { Faker } from '@faker-js/faker'

/** The few kinds of chance that the sample is made of, all from one seeded source. */
export interface Dice {
  faker: Faker
  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number
  /** True `share` of the time. */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** An item, with the weights beside the items. */
  weighted<Item>(items: readonly (readonly [Item, weight: number])[]): Item
  some<Item>(items: readonly Item[], min: number, max: number): Item[]
  shuffle<Item>(items: readonly Item[]): Item[]
  /** `pattern` with each `#` a digit. */
  digits(pattern: string): string
}

export function makeDice(faker: Faker, seed: number): Dice {
  faker.seed(seed)
  const int = (min: number, max: number) => faker.number.int({ min, max })
  return {
    faker,
    int,
    chance: (share) => faker.number.float() < share,
    pick: (items) => faker.helpers.arrayElement(items),
    weighted: (items) => faker.helpers.weightedArrayElement(items.map(([value, weight]) => ({ value, weight }))),
    some: (items, min, max) => faker.helpers.arrayElements(items, int(min, max)),
    shuffle: (items) => faker.helpers.shuffle(items),
    digits: (pattern) => pattern.replace(/#/g, () => String(int(0, 9))),
  }
}
