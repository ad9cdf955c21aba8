/**
 * @fileoverview Names that others see, so that the minifier keeps them: members of the event format, attributes of
 *     the page's elements, commands of ripen.js, and browser members that the minifier does not know.
 * @externs
 */

/** The event format, see META-INF/openapi.yaml. */
var Wire;
Wire.id;
Wire.visitorId;
Wire.userId;
Wire.type;
Wire.name;
Wire.originalTimestamp;
Wire.sentAt;
Wire.mailToken;
Wire.page;
Wire.url;
Wire.title;
Wire.referrer;
Wire.facts;
Wire.email;
Wire.phone;
Wire.jobTitle;
Wire.function;
Wire.company;
Wire.companySize;
Wire.industry;
Wire.country;
Wire.timeZone;
Wire.locale;
Wire.consents;
Wire.purpose;
Wire.status;
Wire.source;
Wire.standing;
Wire.textVersion;
Wire.properties;
Wire.href;

/** data- attributes. */
var Attributes;
Attributes.key;
Attributes.host;
Attributes.consent;
Attributes.visitor;
Attributes.pages;
Attributes.downloads;
Attributes.cookieDomain;
Attributes.ripenForm;
Attributes.ripenFact;
Attributes.ripenConsent;
Attributes.ripenTextVersion;

/** window.ripen. */
var Commands;
Commands.ripen;
Commands.track;
Commands.identify;
Commands.push;

/** Of browsers. */
var Browser;
Browser.prerendering;
Browser.globalPrivacyControl;
Browser.doNotTrack;
