/** An amount in its currency; without one, or with a code that the browser refuses, as a plain number. */
export function moneyText(amount: number, currency: string | null): string {
  try {
    if (currency !== null) return new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)
  } catch {
    // Not a currency code: fall through.
  }
  return amount.toLocaleString()
}
