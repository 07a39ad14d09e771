import { useState } from 'react'

/**
 * `items`, which stay in the order they have when `isHeld` begins for as long as it lasts: no row goes from under a hand
 * that is choosing. What has gone leaves, what comes stands last. The items themselves are always the newest.
 */
export function useSteadyOrder<Item extends { id: number }>(items: readonly Item[], isHeld: boolean): readonly Item[] {
  const [order, setOrder] = useState<ReadonlyMap<number, number> | null>(null)
  if (isHeld && order === null) setOrder(new Map(items.map(({ id }, index) => [id, index])))
  if (!isHeld && order !== null) setOrder(null)
  if (order === null) return items
  const placeOf = ({ id }: Item) => order.get(id) ?? order.size
  return items.toSorted((a, b) => placeOf(a) - placeOf(b))
}
