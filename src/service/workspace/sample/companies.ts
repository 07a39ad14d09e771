/** Names of companies that don't exist, by the industry they'd be in. */
export const companiesByIndustry: Readonly<Record<string, readonly string[]>> = {
  Logistics: ['Harborline Freight', 'Cobalt Cargo', 'Wayfare Logistics', 'Tidewater Shipping', 'Meridian Haulage', 'Portside Supply', 'Swiftlane Couriers', 'Northgate Warehousing', 'Bluebird Parcel', 'Anchor & Crane'],
  Fintech: ['Ledgerly', 'Copperfield Payments', 'Brightmint', 'Oakvault', 'Tallyport', 'Crestline Lending', 'Pocketwise', 'Sable Capital Tools', 'Quillpay', 'Arbor Treasury'],
  Healthcare: ['Juniper Health', 'Willowbrook Clinics', 'Carepath Systems', 'Vitalgrove', 'Lantern Diagnostics', 'Stillwater Hospitals', 'Medora Labs', 'Pinecrest Dental Group', 'Halcyon Therapeutics', 'Rosewell Care'],
  Software: ['Threadloop', 'Papertrail Cloud', 'Nimbusforge', 'Stackyard', 'Driftwood Software', 'Kitebase', 'Moonlight DevTools', 'Parallax Data', 'Inkwell Systems', 'Gridhouse'],
  Manufacturing: ['Ironbridge Works', 'Kestrel Robotics', 'Foundry Row', 'Alpine Bearings', 'Sterling Fasteners', 'Brightweld', 'Cedar Mill Plastics', 'Hartmann Pumps', 'Vantage Optics', 'Redstone Castings'],
  Retail: ['Marigold Outfitters', 'Fern & Field', 'Corner Pantry', 'Saltbox Home', 'Velvet Lane', 'Trailhead Supply Co.', 'Little Acorn Toys', 'Bramble & Co.', 'Sunday Market', 'Oxbow Denim'],
  Energy: ['Solstice Power', 'Windrow Energy', 'Heliograph Solar', 'Basin Hydro', 'Emberline Grid', 'Northsea Turbines', 'Copperleaf Utilities', 'Voltaic Storage', 'Greenmeter', 'Highland Geothermal'],
  Education: ['Chalkboard Learning', 'Summit Prep', 'Openquad', 'Bookbinder Academy', 'Lumen Schools', 'Tutorly', 'Campus North', 'Syllabus Works', 'Brightpath Training', 'Alder College Services'],
  Insurance: ['Safe Harbor Mutual', 'Keystone Cover', 'Umbra Insurance', 'Fairweather Risk', 'Bastion Underwriters', 'Lifeline Assurance', 'Parasol Direct', 'Evergreen Benefits', 'Sentinel Re', 'Guardrail Claims'],
  Media: ['Blue Hour Studios', 'Paper Lantern Media', 'Signal & Noise', 'Longform House', 'Kaleido Games', 'Echo Valley Audio', 'Headline Partners', 'Frame by Frame', 'Wavelength Radio', 'Storyboard Labs'],
  Hospitality: ['Larkspur Hotels', 'Saffron Table Group', 'Cloudberry Resorts', 'Harvest Kitchen', 'Lighthouse Inns', 'Tamarind Catering', 'Voyager Lounges', 'Moss & Stone Spas', 'Gather Events', 'Blue Door Hostels'],
  'Professional services': ['Whitfield & Rowe', 'Beacon Advisory', 'Plumline Architects', 'Fieldnote Research', 'Castellan Law', 'Orchard Recruiting', 'Tandem Consulting', 'Margin Accounting', 'Compass Translation', 'Archway Partners'],
}

export const accountTags = ['icp-a', 'icp-b', 'competitor-incumbent', 'expansion', 'partner-sourced', 'series-c', 'public', 'security-review', 'multi-site'] as const

export const prospectTags = ['webinar', 'saastr', 'pricing-page', 'champion', 'referral', 'trial', 'new-in-role', 'no-call-before-10', 'ex-customer', 'newsletter'] as const

/** Titles with the persona (its name) that they stand for. */
export const jobTitles: readonly (readonly [title: string, persona: string])[] = [
  ['VP of Sales', 'Economic buyer'], ['Chief Revenue Officer', 'Economic buyer'], ['Chief Financial Officer', 'Economic buyer'],
  ['Head of Growth', 'Economic buyer'], ['Managing Director', 'Economic buyer'], ['Director of Sales Operations', 'Champion'],
  ['Revenue Operations Manager', 'Champion'], ['Director of Customer Success', 'Champion'], ['Head of Partnerships', 'Champion'],
  ['Sales Enablement Lead', 'Champion'], ['IT Director', 'Technical evaluator'], ['CRM Administrator', 'Technical evaluator'],
  ['Solutions Architect', 'Technical evaluator'], ['Head of Data', 'Technical evaluator'], ['Information Security Manager', 'Technical evaluator'],
  ['Sales Manager', 'End user'], ['Business Development Manager', 'End user'], ['Account Manager', 'End user'],
  ['Procurement Manager', 'Procurement'], ['Strategic Sourcing Lead', 'Procurement'],
]
