import * as v from 'valibot';
import { scannerAt } from './scanning/clamd.ts';
import { readSigningKey } from './signing/key.ts';

const flag = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => ['1', 'true', 'yes', 'on'].includes(text.toLowerCase()))
);
const text = v.optional(v.string(), '');
const number = (preset: number, most: number) =>
	v.pipe(
		v.optional(v.string(), String(preset)),
		v.regex(/^\d{1,9}$/, ({ received }) => `a whole number is wanted, not ${received}`),
		v.transform(Number),
		v.maxValue(most, ({ received }) => `at most ${most} is possible, not ${received}`)
	);

/** Every setting of an installation, each with a sentence. All may be left out. */
export const settingsSchema = v.object({
	/** The address to listen on. */
	HOST: v.optional(v.string(), '127.0.0.1'),
	/** The port to listen on. */
	PORT: number(3000, 65535),
	/** The folder of the embedded database, the files and the secrets. */
	KARTU_DATA: v.optional(v.string(), './data'),
	/** A PostgreSQL (15 or later) to use instead of the embedded one: the address of the owner of the database. */
	DATABASE_URL: text,
	/** Set by `npm start` for its own processes when the database is the embedded one. */
	KARTU_EMBEDDED: flag,
	/** Demonstration stories to tell on a new installation, separated by commas; `none` for an empty one. */
	KARTU_STORY: text,
	/** The address under which people reach this installation, used in letters: `https://kartu.example.org`. */
	KARTU_ORIGIN: text,
	/** The key that signs sessions and links; made and kept in the data folder when left out. */
	KARTU_SECRET: text,
	/** The private key of Ed25519, in PEM, with which selections and certificates are signed; made and kept in the data folder when left out. */
	KARTU_SIGNING_KEY: v.pipe(
		text,
		v.check((pem) => pem === '' || readSigningKey(pem) !== null, 'a private key of Ed25519 in PEM is wanted')
	),
	/** The port of a status page that works when the application does not; 0 for none. */
	KARTU_STATUS_PORT: number(0, 65535),
	/** Web processes; 0 for one a core. */
	KARTU_WEB_PROCESSES: number(0, 256),
	/** `off` sends answers uncompressed: for measuring. */
	KARTU_COMPRESS: v.optional(v.string(), 'on'),
	/** The header in which a proxy in front tells the reader's address; empty when there is no proxy. */
	KARTU_ADDRESS_HEADER: text,
	/** The mail server, `smtp://user:password@host:587`. Without it letters are kept and can be read in the outbox. */
	SMTP_URL: text,
	/** The sender of letters. */
	MAIL_FROM: v.optional(v.string(), 'Kartu <kartu@kartu.example>'),
	/** The domain at which replies to letters come in; the one of the sender when left out. */
	KARTU_REPLY_DOMAIN: text,
	/** The port at which the worker receives replies by SMTP; 0 for none. */
	KARTU_MAIL_IN_PORT: number(0, 65535),
	/** An OpenID Connect provider for sign-in: its issuer address. */
	OIDC_ISSUER: text,
	/** The client id that the provider knows this installation by. */
	OIDC_CLIENT_ID: text,
	/** The client secret that goes with it. */
	OIDC_CLIENT_SECRET: text,
	/** What the sign-in button calls the provider. */
	OIDC_NAME: v.optional(v.string(), 'OpenID Connect'),
	/** Whether officers of the centre must use a second factor. */
	KARTU_SECOND_FACTOR: flag,
	/** An S3-compatible store for files, `https://key:secret@host/bucket`; without it files lie in the data folder. */
	FILES_URL: text,
	/** Where the operator of the installation is written to when the hourly check finds something new. */
	KARTU_OPERATOR_EMAIL: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.email('an e-mail address is wanted'))]), ''),
	/** So many whole days a preview of what will be taken away stands before it is. */
	KARTU_RETENTION_NOTICE_DAYS: v.pipe(number(14, 365), v.minValue(1, 'at least one day is wanted')),
	/** A scanner that speaks clamd’s protocol and looks at what people bring: `clamd://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. */
	KARTU_SCANNER: v.pipe(
		text,
		v.check((address) => address === '' || scannerAt(address) !== null, 'clamd://host:port or unix:/path is wanted')
	),
	/** Whether messages to programs may go to machines near this one, and unencrypted: for trying out. */
	KARTU_WEBHOOKS_NEARBY: flag,
	/** Whom to write to about what cannot be read or used: stands in the accessibility statement. */
	ACCESSIBILITY_EMAIL: text,
	/** Whom to call about it. */
	ACCESSIBILITY_PHONE: text,
	/** The page of the body that hears complaints about accessibility. */
	ACCESSIBILITY_COMPLAINT_URL: text,
	/** The collector that spans of OpenTelemetry are sent to by OTLP over HTTP, `http://127.0.0.1:4318`; none are made without it. */
	OTEL_EXPORTER_OTLP_ENDPOINT: v.pipe(
		text,
		v.check(
			(address) => address === '' || /^https?:$/.test(URL.parse(address)?.protocol ?? ''),
			'http://host:port or https://host is wanted'
		)
	),
	/** What this installation is called in traces. */
	OTEL_SERVICE_NAME: v.optional(v.string(), 'kartu'),
	/** The share of traces that is kept, of those that begin here: from 0 to 1. */
	OTEL_TRACES_SAMPLER_ARG: v.pipe(
		v.optional(v.string(), '1'),
		v.regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, ({ received }) => `a number from 0 to 1 is wanted, not ${received}`)
	),
	/** How much the log says: debug, info, warn or error. */
	LOG_LEVEL: v.optional(
		v.picklist(['debug', 'info', 'warn', 'error', 'silent'], ({ expected, received }) => `one of ${expected} is wanted, not ${received}`),
		'info'
	)
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** Reads the settings from an environment. Throws with every wrong one named. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const result = v.safeParse(settingsSchema, environment);
	if (result.success) return result.output;
	throw new Error(result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join('\n'));
}
