/** What a harvester may ask (OAI-PMH 2.0, section 4), and the arguments of each: asked for always, or allowed. */
const verbs = {
	Identify: { needed: [], allowed: [] },
	ListMetadataFormats: { needed: [], allowed: ['identifier'] },
	ListSets: { needed: [], allowed: ['resumptionToken'] },
	ListIdentifiers: { needed: ['metadataPrefix'], allowed: ['from', 'until', 'set', 'resumptionToken'] },
	ListRecords: { needed: ['metadataPrefix'], allowed: ['from', 'until', 'set', 'resumptionToken'] },
	GetRecord: { needed: ['identifier', 'metadataPrefix'], allowed: [] }
} as const satisfies Record<string, { needed: string[]; allowed: string[] }>;

export type Verb = keyof typeof verbs;
export type HarvestError = {
	code:
		'badArgument' | 'badResumptionToken' | 'badVerb' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch' | 'noSetHierarchy';
	text: string;
};
export type HarvestRequest = { verb: Verb; values: Record<string, string> };

export const onlyFormat = 'oai_dc';

/** What is asked, or why it cannot be understood. Everything wrong with the arguments is said at once. */
export function readHarvestRequest(
	pairs: readonly (readonly [string, string])[]
): { ok: true; request: HarvestRequest } | { ok: false; errors: HarvestError[] } {
	const named = pairs.filter(([name]) => name === 'verb');
	const verb = named[0]?.[1] ?? '';
	if (named.length !== 1 || !Object.hasOwn(verbs, verb))
		return { ok: false, errors: [{ code: 'badVerb', text: 'One verb of OAI-PMH is wanted.' }] };
	const values: Record<string, string> = {};
	const errors: HarvestError[] = [];
	const wrong = (text: string) => errors.push({ code: 'badArgument', text });
	const { needed, allowed }: { needed: readonly string[]; allowed: readonly string[] } = verbs[verb as Verb];
	for (const [name, value] of pairs.filter(([one]) => one !== 'verb')) {
		if (![...needed, ...allowed].includes(name)) wrong(`${verb} knows no argument ${name.slice(0, 50)}.`);
		else if (Object.hasOwn(values, name)) wrong(`${name} is given twice.`);
		else values[name] = value;
	}
	const token = values['resumptionToken'] !== undefined;
	if (token && Object.keys(values).length > 1) wrong('With a resumptionToken nothing else is given.');
	if (!token) for (const name of needed) if (values[name] === undefined) wrong(`${verb} wants ${name}.`);
	errors.push(...faultsInDates(values['from'], values['until']));
	if (values['set'] !== undefined && !/^[\w\-.!~*'()]+(?::[\w\-.!~*'()]+)*$/.test(values['set'])) wrong('A set is named by its setSpec.');
	if (errors.length > 0) return { ok: false, errors };
	if (values['metadataPrefix'] !== undefined && values['metadataPrefix'] !== onlyFormat)
		return { ok: false, errors: [{ code: 'cannotDisseminateFormat', text: `Records are told as ${onlyFormat} only.` }] };
	return { ok: true, request: { verb: verb as Verb, values } };
}

function faultsInDates(from: string | undefined, until: string | undefined): HarvestError[] {
	const wrong = (text: string): HarvestError => ({ code: 'badArgument', text });
	const given = [from, until].filter((date) => date !== undefined);
	if (given.some((date) => !isStamp(date))) return [wrong('A date is written YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.')];
	if (from === undefined || until === undefined) return [];
	if (from.length !== until.length) return [wrong('Both dates are written in the same way.')];
	return from > until ? [wrong('from is not later than until.')] : [];
}

function isStamp(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(text)) return false;
	const moment = new Date(text);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10));
}

/** The moment from which, and the one before which, a record must have changed: a whole day, or a whole second. */
export const firstMoment = (stamp: string): Date => new Date(stamp);
export const endOf = (stamp: string): Date => new Date(new Date(stamp).getTime() + (stamp.length === 10 ? 86_400_000 : 1000));
