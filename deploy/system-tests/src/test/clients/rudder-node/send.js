// Sends ROUNDS calls of every kind to RIPEN_URL with RIPEN_KEY and prints the id of each, one JSON document a line.
'use strict'
const { gunzipSync } = require('node:zlib')
const RudderAnalytics = require('@rudderstack/rudder-sdk-node')

const analytics = new RudderAnalytics(process.env.RIPEN_KEY, { dataPlaneUrl: process.env.RIPEN_URL, flushAt: 50 })
const told = new Set()

// The SDK makes the ids; what it sent comes back as the body of the request, compressed.
function report(error, body) {
  if (error) {
    throw error
  }
  for (const call of JSON.parse(gunzipSync(body)).batch) {
    if (!told.has(call.messageId)) {
      told.add(call.messageId)
      console.log(JSON.stringify({ id: call.messageId, kind: call.type, name: call.event }))
    }
  }
}

const context = {
  ip: '203.0.113.77',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  locale: 'en-GB',
  timezone: 'Europe/Berlin',
  campaign: { name: 'spring', source: 'newsletter', medium: 'email' },
  page: { url: 'https://example.com/pricing?plan=team', title: 'Prices', referrer: 'https://example.com/' },
  consentManagement: { allowedConsentIds: ['web-tracking'], deniedConsentIds: ['profiling'] },
}

let calls = 0
for (let i = 0; i < Number(process.env.ROUNDS); i++) {
  const who = { userId: 'user-' + i, anonymousId: 'browser-' + i }
  const traits = {
    email: `person${i}@example.com`,
    firstName: 'Pat',
    lastName: 'Person' + i,
    phone: '+49 30 1234' + i,
    title: 'Head of Purchasing',
    company: { name: 'Example Ltd', employee_count: 250, industry: 'Machines' },
    address: { country: 'Germany' },
    createdAt: new Date(),
  }
  analytics.identify({ ...who, traits }, report)
  analytics.track({ ...who, event: 'Form Submitted', properties: { form_name: 'demo-request', seats: i }, context }, report)
  analytics.track({ ...who, event: 'Whitepaper Downloaded', properties: { asset_id: 'wp-1', topic: 'displays' } }, report)
  analytics.track({ ...who, event: 'Something Else', properties: { nested: { list: ['a', 'b'], deep: { n: 1.5 } } } }, report)
  analytics.page({ ...who, name: 'Prices', properties: { url: 'https://example.com/pricing' }, context }, report)
  analytics.screen({ ...who, name: 'Settings', properties: { tab: 'team' } }, report)
  analytics.group({ ...who, groupId: 'g-1', traits: { name: 'Example Ltd', employees: 250, industry: 'Machines' } }, report)
  analytics.alias({ userId: 'user-' + i, previousId: 'old-' + i }, report)
  calls += 8
}

// Each flush sends one batch.
async function flushAll() {
  while (analytics.queue.length > 0 || told.size < calls) {
    await analytics.flush()
    await new Promise(setImmediate)
  }
}

flushAll()
