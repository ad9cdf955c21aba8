// Sends ROUNDS events of every kind to RIPEN_URL with RIPEN_KEY as app id, by post and by get, in Base64 and plain,
// and prints the id of each, one JSON document a line.
'use strict'
const snowplow = require('@snowplow/node-tracker')

const rounds = Number(process.env.ROUNDS)
const trackers = []
let failed = 0

function tracker(settings) {
  const emitter = {
    endpoint: process.env.RIPEN_URL,
    eventMethod: settings.method,
    bufferSize: 20,
    maxPostBytes: 40000,
    serverAnonymization: settings.anonymous,
    onRequestFailure: (failure) => {
      failed++
      console.error(JSON.stringify({ status: failure.status, message: failure.message }))
    },
  }
  const made = snowplow.newTracker(
    { namespace: 'tests', appId: process.env.RIPEN_KEY, encodeBase64: settings.base64 },
    emitter
  )
  made.setPlatform('web')
  made.setTimezone('Europe/Berlin')
  made.setLang('en-GB')
  made.setUseragent('Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0')
  made.setIpAddress('203.0.113.77')
  trackers.push(made)
  return made
}

function report(kind, settings, payload) {
  console.log(JSON.stringify({ id: payload.eid, kind, way: settings.way }))
}

const data = (schema, values) => ({ event: { schema: 'iglu:' + schema, data: values } })
const page = { pageUrl: 'https://www.example.com/pricing?utm_source=news&utm_medium=email', pageTitle: 'Prices — “new”' }
const webPage = {
  schema: 'iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0',
  data: { id: '2f8a5e0e-8f4b-4d52-9a43-0f4a3b9ff3a1' },
}
const form = {
  formId: 'book-a-demo',
  formClasses: ['big'],
  elements: [
    { name: 'email', value: 'Pat.Person@example.com', nodeName: 'INPUT', type: 'email' },
    { name: 'first_name', value: 'Pat', nodeName: 'INPUT', type: 'text' },
    { name: 'last_name', value: 'Person', nodeName: 'INPUT', type: 'text' },
    { name: 'company', value: 'Example Ltd', nodeName: 'INPUT', type: 'text' },
    { name: 'password', value: null, nodeName: 'INPUT', type: 'password' },
    { name: 'consent-contact-by-mail', value: 'on', nodeName: 'INPUT', type: 'checkbox' },
    { name: 'seats', value: '25', nodeName: 'INPUT', type: 'number' },
  ],
}
const own = {
  type: 'webinar-attended',
  name: 'Displays in practice',
  asset: { id: 'web-7', type: 'webinar', topic: 'displays' },
  facts: { email: 'pat.person@example.com', jobTitle: 'Head of Purchasing', country: 'DE' },
  consents: [{ purpose: 'profiling', status: 'granted', textVersion: '3' }],
  properties: { minutes: 42 },
}
const banner = {
  eventType: 'allow_selected',
  basisForProcessing: 'consent',
  consentUrl: 'https://www.example.com/privacy',
  consentVersion: '4',
  consentScopes: ['necessary', 'analytics'],
  domainsApplied: ['www.example.com'],
}
const media = 'com.snowplowanalytics.snowplow.media/'

function sendAll(settings, round) {
  const to = settings.tracker
  to.setDomainUserId(`browser-${settings.way}-${round}`)
  to.setUserId(`user-${round}`)
  to.setSessionId('5b3f0f2e-6a7d-4c8f-9c6a-94d2c0a0f001')
  to.setSessionIndex(3)
  const send = (kind, event, context, time) => report(kind, settings, to.track(event, context, time))

  send('page-view', snowplow.buildPageView({ ...page, referrer: 'https://news.example.org/' }), [webPage])
  send('page-ping', snowplow.buildPagePing({ ...page, minYOffset: 0, maxYOffset: 900 }))
  send('structured', snowplow.buildStructEvent({ category: 'video', action: 'fast-forward', label: 'tour', value: 12.5 }))
  send('transaction', snowplow.buildEcommerceTransaction({ orderId: 'o-1', total: 99.5, currency: 'EUR' }))
  send('transaction-item', snowplow.buildEcommerceTransactionItem({ orderId: 'o-1', sku: 's-1', price: 99.5 }))
  send('link-click', snowplow.buildLinkClick({ targetUrl: 'https://partner.example.net/about', elementId: 'partner' }))
  send('download', snowplow.buildLinkClick({ targetUrl: 'https://www.example.com/files/displays.PDF?v=2' }))
  send('form', snowplow.buildFormSubmission(form))
  send('form-change', snowplow.buildFormFocusOrChange({
    schema: 'change_form', formId: 'book-a-demo', elementId: 'phone', nodeName: 'INPUT', type: 'tel', value: '+49 30 1',
  }))
  send('search', snowplow.buildSiteSearch({ terms: ['outdoor', 'display'], totalResults: 7 }))
  send('screen', snowplow.buildScreenView({ name: 'Settings', id: 'settings' }))
  send('own-format', snowplow.buildSelfDescribingEvent(data('io.ripen/touchpoint/jsonschema/1-0-0', own)))
  send('identify', snowplow.buildSelfDescribingEvent(
    data('com.snowplowanalytics.snowplow/identify/jsonschema/1-0-0', { id: 'crm-4711', email: 'pat.person@example.com' })))
  send('banner', snowplow.buildSelfDescribingEvent(
    data('com.snowplowanalytics.snowplow/consent_preferences/jsonschema/1-0-0', banner)))
  send('video', snowplow.buildSelfDescribingEvent(data(media + 'play_event/jsonschema/1-0-0', {})), [{
    schema: 'iglu:' + media + 'player/jsonschema/1-0-0',
    data: { label: 'Product tour', currentTime: 0, ended: false, paused: false },
  }])
  send('other', snowplow.buildSelfDescribingEvent(
    data('com.acme/quote_requested/jsonschema/1-0-0', { product: { name: 'Panel', sizes: [40, 55] }, urgent: true })))
  send('true-time', snowplow.buildStructEvent({ category: 'crm', action: 'visit' }), [],
    { type: 'ttm', value: Date.parse('2026-11-20T08:15:30.250Z') })
  const withdrawn = snowplow.buildConsentWithdrawn({ all: false, id: 'newsletter', version: '2', name: 'Newsletter text' })
  send('withdrawn', withdrawn.event, withdrawn.context)
}

const ways = [
  { way: 'post-base64', method: 'post', base64: true },
  { way: 'post-plain', method: 'post', base64: false },
  { way: 'get-base64', method: 'get', base64: true },
  { way: 'get-plain', method: 'get', base64: false },
  { way: 'anonymous', method: 'post', base64: true, anonymous: true },
]

async function main() {
  for (const settings of ways) {
    settings.tracker = tracker(settings)
    for (let round = 0; round < rounds; round++) {
      sendAll(settings, round)
    }
  }
  for (const each of trackers) {
    await each.flush()
  }
  process.exitCode = failed === 0 ? 0 : 1
}

main()
