/**
 * A small harvester of OAI-PMH 2.0, written from the specification and without any of our own code: reads answers strictly, and throws at
 * whatever the specification does not allow. `ask` sends the arguments and gives the answer.
 */
export type Ask = (asked: Record<string, string> | [string, string][]) => Promise<string>;
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };
export type Harvested = { identifier: string; datestamp: string; deleted: boolean; sets: string[]; dc: Node[] };

const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const elementsOfDc =
	'title creator subject description publisher contributor date type format identifier source language relation coverage rights'.split(' ');
const codes =
	'cannotDisseminateFormat idDoesNotExist badArgument badVerb noMetadataFormats noRecordsMatch badResumptionToken noSetHierarchy'.split(
		' '
	);

/** The answer to one question: the errors it names, or the element of the verb. */
export async function answerOf(
	ask: Ask,
	asked: Record<string, string> | [string, string][]
): Promise<{ errors: string[]; inside: Node | null; request: Node }> {
	const root = parse(await ask(asked));
	must(root.name === 'OAI-PMH' && root.attributes['xmlns'] === 'http://www.openarchives.org/OAI/2.0/', 'the root is OAI-PMH 2.0');
	const [date, request, ...rest] = root.children;
	must(date?.name === 'responseDate' && stamp.test(date.text), 'responseDate comes first, in UTC to the second');
	must(request?.name === 'request' && /^https?:/.test(request.text), 'request comes second, with the base URL');
	must(rest.length > 0, 'an answer holds an error or a verb');
	if (rest.every(({ name }) => name === 'error')) {
		const errors = rest.map(({ attributes }) => attributes['code'] ?? '');
		must(
			errors.every((code) => codes.includes(code)),
			'an error has a code of the protocol'
		);
		if (errors.some((code) => code === 'badVerb' || code === 'badArgument'))
			must(Object.keys((request as Node).attributes).length === 0, 'what was not understood is not told back');
		return { errors, inside: null, request: request as Node };
	}
	must(rest.length === 1, 'one verb is answered');
	must((request as Node).attributes['verb'] === rest[0]?.name, 'the verb that was asked is answered');
	return { errors: [], inside: rest[0] as Node, request: request as Node };
}

/** A whole list, through all its parts: nothing twice, cursors that add up, and an empty token at the end. */
export async function harvest(ask: Ask, verb: 'ListRecords' | 'ListIdentifiers', asked: Record<string, string> = {}): Promise<Harvested[]> {
	const all: Harvested[] = [];
	let question: Record<string, string> = { verb, metadataPrefix: 'oai_dc', ...asked };
	for (let parts = 1; parts < 100; parts++) {
		const { errors, inside } = await answerOf(ask, question);
		must(errors.length === 0 && inside !== null, `a list is given, not ${errors.join()}`);
		const items = (inside as Node).children.filter(({ name }) => name !== 'resumptionToken');
		const [token, ...more] = (inside as Node).children.filter(({ name }) => name === 'resumptionToken');
		must(more.length === 0 && items.length > 0, 'a part has records and one token at most');
		if (token) {
			must(Number(token.attributes['cursor']) === all.length, 'the cursor tells how many were given before');
			must((inside as Node).children.at(-1) === token, 'the token stands last');
		}
		all.push(...items.map((item) => (verb === 'ListRecords' ? recordIn(item) : headerIn(item))));
		if (!token || token.text === '') {
			if (token) must(Number(token.attributes['completeListSize']) === all.length, 'the list is as long as it said');
			else must(parts === 1, 'a list in parts ends with an empty token');
			must(new Set(all.map(({ identifier }) => identifier)).size === all.length, 'nothing comes twice');
			return all;
		}
		question = { verb, resumptionToken: token.text };
	}
	throw new Error('the list has no end');
}

export function recordIn(record: Node): Harvested {
	must(record.name === 'record', 'a record');
	const [header, metadata, ...more] = record.children;
	const found = headerIn(header as Node);
	if (found.deleted) must(metadata === undefined, 'a deleted record has a header alone');
	else must(metadata?.name === 'metadata' && metadata.children.length === 1 && more.length === 0, 'a record has its metadata');
	const [dc] = metadata?.children ?? [];
	if (dc) {
		must(
			dc.name === 'oai_dc:dc' && dc.attributes['xmlns:oai_dc'] === 'http://www.openarchives.org/OAI/2.0/oai_dc/',
			'Dublin Core in its container'
		);
		must(dc.attributes['xmlns:dc'] === 'http://purl.org/dc/elements/1.1/', 'the elements of Dublin Core 1.1');
		must(/oai_dc\.xsd$/.test(dc.attributes['xsi:schemaLocation'] ?? ''), 'where its schema is');
		for (const { name, children, attributes } of dc.children) {
			must(
				name.startsWith('dc:') && elementsOfDc.includes(name.slice(3)) && children.length === 0,
				`an element of Dublin Core, not ${name}`
			);
			must(
				Object.keys(attributes).every((attribute) => attribute === 'xml:lang'),
				'a language and no other attribute'
			);
		}
	}
	return { ...found, dc: dc?.children ?? [] };
}

function headerIn(header: Node): Harvested {
	must(header?.name === 'header', 'a header');
	const [identifier, datestamp, ...sets] = header.children;
	must(identifier?.name === 'identifier' && /^[a-z]+:\S+$/.test(identifier.text), 'an identifier is a URI');
	must(datestamp?.name === 'datestamp' && stamp.test(datestamp.text), 'a datestamp to the second');
	must(
		sets.every(({ name, text }) => name === 'setSpec' && /^[\w\-.!~*'()]+(:[\w\-.!~*'()]+)*$/.test(text)),
		'sets by their setSpec'
	);
	const { status, ...others } = header.attributes;
	must((status === undefined || status === 'deleted') && Object.keys(others).length === 0, 'a header is deleted or says nothing of it');
	return {
		identifier: (identifier as Node).text,
		datestamp: (datestamp as Node).text,
		deleted: status === 'deleted',
		sets: sets.map(({ text }) => text),
		dc: []
	};
}

function must(holds: boolean, what: string): asserts holds {
	if (!holds) throw new Error(`against OAI-PMH: ${what}`);
}

/** XML without document types and comments, read strictly: every tag closed in its turn, every text escaped. */
export function parse(xml: string): Node {
	must(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>'), 'XML in UTF-8');
	must(!/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(xml), 'only characters that XML has');
	const top: Node = { name: '', attributes: {}, children: [], text: '' };
	const open = [top];
	const pattern = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
	pattern.lastIndex = xml.indexOf('?>') + 2;
	while (pattern.lastIndex < xml.length) {
		const place = pattern.lastIndex;
		const [whole, closing, name = '', attributes = '', empty, text] = pattern.exec(xml) ?? [];
		must(whole !== undefined, `well-formed at „${xml.slice(place, place + 60)}“`);
		const inside = open.at(-1) as Node;
		if (text !== undefined) inside.text += plain(text);
		else if (closing) must(open.pop()?.name === name && attributes === '', `the end of ${name} in its turn`);
		else {
			const node: Node = { name, attributes: {}, children: [], text: '' };
			for (const [, key = '', value = ''] of attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
				must(!Object.hasOwn(node.attributes, key), 'an attribute once');
				node.attributes[key] = plain(value);
			}
			inside.children.push(node);
			if (!empty) open.push(node);
		}
	}
	must(open.length === 1 && top.children.length === 1 && top.text.trim() === '', 'one root, closed');
	return top.children[0] as Node;
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function plain(text: string): string {
	must(!/&(?!(?:amp|lt|gt|quot|apos);)/.test(text) && !text.includes(']]>'), 'signs escaped');
	return text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? '');
}
