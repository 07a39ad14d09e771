/** Copy that a sequence sends. `{{…}}` is filled for each prospect and sender; bodies are plain text with blank lines between paragraphs. */
export interface TemplateCard {
  name: string
  subject: string | null
  body: string
}

const sign = '\n\n{{sender.first_name}}'

/** By key, which the sequences name. */
export const templateCards = {
  inboundThanks: { name: 'Inbound: thanks for asking', subject: 'Your Fieldstone demo, {{first_name}}', body: `Hi {{first_name}},\n\nthanks for asking to see Fieldstone. I work with teams of your size, so I can skip the tour and show you the two screens people like {{company}} live in.\n\nWould tomorrow at 10:30 or 14:00 your time work? Twenty minutes is enough.${sign}` },
  inboundProof: { name: 'Inbound: how others did it', subject: 'Re: Your Fieldstone demo, {{first_name}}', body: `{{first_name}}, a quick note before we talk.\n\nA company of about your size cut the time from lead to first call from nine hours to forty minutes. I can walk you through how they set it up, with their numbers.\n\nShall I hold Thursday morning?${sign}` },
  inboundText: { name: 'Inbound: text after missed call', subject: null, body: 'Hi {{first_name}}, {{sender.first_name}} from Fieldstone. Just tried you about the demo you asked for. Is there a better time today?' },
  outboundOpener: { name: 'Outbound: opener on follow-up', subject: '{{company}} and the second follow-up', body: `Hi {{first_name}},\n\nmost teams we meet lose more deals to the follow-up nobody sent than to a competitor. I looked at how {{company}} sells and had one idea that might help without a new tool for the reps.\n\nOpen to a fifteen-minute call next week? If not, tell me who owns this and I'll leave you be.${sign}` },
  outboundConnect: { name: 'Outbound: connection note', subject: null, body: 'Hi {{first_name}}, I follow what {{company}} is building and work with a few teams nearby. Happy to connect.' },
  outboundMessage: { name: 'Outbound: message after connecting', subject: null, body: 'Thanks for connecting, {{first_name}}. We just finished a short benchmark of sales teams: reply times, touches per deal, where hours go. Want me to send you the page on companies of your size?' },
  outboundValue: { name: 'Outbound: the numbers', subject: 'Where {{company}} may be losing hours', body: `{{first_name}},\n\nthree numbers from the benchmark I mentioned:\n\n- reps spend 71 minutes a day deciding what to do next\n- 4 in 10 follow-ups go out a day late or never\n- the best quarter of teams fixed both without hiring\n\nHappy to show what they changed. Does Wednesday suit?${sign}` },
  outboundBreakup: { name: 'Outbound: closing the loop', subject: 'Should I close your file, {{first_name}}?', body: `Hi {{first_name}},\n\nI haven't heard back, so I'll assume the timing isn't right. If the follow-up gap becomes a topic later this year, reply with one word and I'll pick it up from there.\n\nAll the best to you and {{company}}.${sign}` },
  eventRecap: { name: 'Event: good to meet you', subject: 'Good to meet you at SaaStr', body: `Hi {{first_name}},\n\ngood to meet you at our stand. You mentioned that {{company}} hands leads from marketing to sales in a spreadsheet; here is the two-minute video of how others replaced it: https://fieldstone.example/handover\n\nShall we look at your case together next week?${sign}` },
  eventNudge: { name: 'Event: the offer ends', subject: 'The SaaStr pilot offer', body: `{{first_name}}, a reminder that the pilot terms from SaaStr (90 days, no set-up fee) end this month.\n\nIf it helps, I can draft the one-page case for your team. I need ten minutes and two numbers from you.${sign}` },
  eventConnect: { name: 'Event: connection note', subject: null, body: 'Hi {{first_name}}, we spoke at SaaStr about lead handover at {{company}}. Good to stay in touch here.' },
  renewalOpen: { name: 'Renewal: ninety days', subject: 'Your renewal, and what changed this year', body: `Hi {{first_name}},\n\nyour agreement renews in about ninety days. Before we talk terms I'd like to show you how {{company}} used Fieldstone this year: where it paid off, and the two teams that hardly log in.\n\nCould we put thirty minutes in the diary, ideally with your finance partner?${sign}` },
  renewalTerms: { name: 'Renewal: the terms', subject: 'Renewal terms for {{company}}', body: `{{first_name}},\n\nas promised, the two options: the same seats at the present price for two years, or forty more seats with the volume step. Both hold until the end of the month.\n\nWhich one should I send through procurement?${sign}` },
  multiThread: { name: 'Mid-market: a second opinion', subject: 'A question for your side of {{company}}', body: `Hi {{first_name}},\n\nI'm in touch with a colleague of yours about how {{company}} plans the sales day. Before we go further I'd like the view of somebody who would use it.\n\nWhat would have to be true for you to call it a success after a quarter?${sign}` },
  multiText: { name: 'Mid-market: text before the call', subject: null, body: 'Hi {{first_name}}, {{sender.first_name}} here. Still good for our call? I have the comparison you asked for.' },
  multiOther: { name: 'Mid-market: voice note script', subject: null, body: 'Hey {{first_name}}, thirty seconds on why I keep writing: two teams near you dropped their second CRM this year, and both told me the same reason. Worth a short call?' },
  winbackOpen: { name: 'Win-back: what changed', subject: 'Since we last spoke, {{first_name}}', body: `Hi {{first_name}},\n\nwhen we last spoke, {{company}} chose to wait because we had no European hosting and no offline mode. Both shipped in spring.\n\nWould it be worth another look before your next planning round?${sign}` },
  winbackCase: { name: 'Win-back: a case like yours', subject: 'A team that switched back', body: `{{first_name}},\n\none team that left with the same reasons as yours came back in May. Their write-up is two pages and doesn't flatter us: https://fieldstone.example/switching-back\n\nHappy to introduce you to the person who wrote it.${sign}` },
} as const satisfies Record<string, TemplateCard>

export type TemplateKey = keyof typeof templateCards
