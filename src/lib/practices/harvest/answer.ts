import type { Text } from '#platform';
import { element, xmlHead, xmlText } from './xml.ts';
import type { HarvestError, Verb } from './request.ts';

/** What a harvester is told of an example. Of one that is withdrawn only that it is. */
export type HarvestRecord = {
	practice_id: string;
	/** Seconds are the finest that is told. */
	changed_at: Date;
	withdrawn: boolean;
	group: string;
	group_name: Text | null;
	county: string;
	slug: string;
	title: string;
	problem: string;
	keywords: string;
	school: string;
	municipality: string;
	names: string[];
	licence: string;
	first_at: Date;
};
export type HarvestSet = { spec: string; name: string };

/** Seconds, in the world's time. */
export const stampOf = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;
export const identifierOf = (practice_id: string): string => `urn:uuid:${practice_id}`;
export const practiceIn = (identifier: string): string | null => /^urn:uuid:([0-9a-f-]{36})$/.exec(identifier)?.[1] ?? null;
/** What can be named in a set: a code that somebody typed by hand may hold other signs. */
const speakable = /^[\w\-.!~*'()]+$/;
export const setsOf = ({ group, county }: Pick<HarvestRecord, 'group' | 'county'>): string[] =>
	[`group:${group}`, `county:${county}`].filter((spec) => speakable.test(spec.split(':')[1] ?? ''));

/** The envelope of every answer (OAI-PMH 2.0, 3.2). What was asked stands in it, unless it could not be understood. */
export function envelope(now: Date, base: string, asked: Record<string, string> | null, inside: string): string {
	const attributes = Object.entries(asked ?? {})
		.map(([name, value]) => ` ${name}="${xmlText(value)}"`)
		.join('');
	return (
		`${xmlHead}<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">` +
		`<responseDate>${stampOf(now)}</responseDate><request${attributes}>${xmlText(base)}</request>${inside}</OAI-PMH>\n`
	);
}

export const errorsInXml = (errors: readonly HarvestError[]): string =>
	errors.map(({ code, text }) => `<error code="${code}">${xmlText(text)}</error>`).join('');

export const inVerb = (verb: Verb, inside: string): string => `<${verb}>${inside}</${verb}>`;

export const formatInXml =
	'<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat>';

export const headerInXml = (record: HarvestRecord): string =>
	`<header${record.withdrawn ? ' status="deleted"' : ''}>${element('identifier', identifierOf(record.practice_id))}${element('datestamp', stampOf(record.changed_at))}${setsOf(
		record
	)
		.map((spec) => element('setSpec', spec))
		.join('')}</header>`;

/** The record as Dublin Core, with its licence and language; a withdrawn one has a header alone. */
export function recordInXml(record: HarvestRecord, address: (path: string) => string, licencePage: string): string {
	const header = headerInXml(record);
	if (record.withdrawn) return `<record>${header}</record>`;
	const lt = ' xml:lang="lt"';
	const dc = (name: string, text: string, attributes = '') => element(`dc:${name}`, text, attributes);
	const creators = record.names.length > 0 ? record.names : [record.school];
	const inside = [
		dc('title', record.title, lt),
		...creators.map((name) => dc('creator', name)),
		dc('subject', record.group_name?.lt ?? '', lt),
		dc('subject', record.group_name?.en ?? '', ' xml:lang="en"'),
		...record.keywords.split(',').map((word) => dc('subject', word.trim(), lt)),
		dc('description', record.problem, lt),
		...(record.names.length > 0 ? [dc('contributor', record.school)] : []),
		dc('date', record.first_at.toISOString().slice(0, 10)),
		dc('type', 'Text'),
		dc('type', 'good practice', ' xml:lang="en"'),
		dc('format', 'text/html'),
		dc('identifier', address(`/practices/${record.slug}`)),
		dc('language', 'lt'),
		dc('coverage', record.municipality, lt),
		dc('rights', licencePage)
	].join('');
	return (
		`<record>${header}<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">` +
		`${inside}</oai_dc:dc></metadata></record>`
	);
}
