import { siteAddress } from '#people/server';
import type { Context, Trx } from '#platform/server';
import {
	envelope,
	errorsInXml,
	formatInXml,
	headerInXml,
	inVerb,
	practiceIn,
	recordInXml,
	stampOf,
	type HarvestRecord
} from '../../harvest/answer.ts';
import { endOf, firstMoment, readHarvestRequest, type HarvestError, type HarvestRequest } from '../../harvest/request.ts';
import { element } from '../../harvest/xml.ts';
import { licencePage } from '../../licence-pages.ts';
import { earliestChange, harvestRecords, harvestSets, type Wanted } from './records.ts';
import { lasting, openResumption, sealResumption, type Resumption } from './resumption.ts';

/** So many records stand in one answer. */
export const recordsInAnswer = 25;

type Told = { ok: true; xml: string } | { ok: false; errors: HarvestError[] };
const failed = (code: HarvestError['code'], text: string): Told => ({ ok: false, errors: [{ code, text }] });

/**
 * What libraries and catalogues ask of what is published (OAI-PMH 2.0): as Dublin Core, by sets and by the time of the last change. An example
 * that was withdrawn stays told as deleted for good, and says nothing else of itself. Everybody asks.
 */
export function answerHarvester(context: Context, pairs: readonly (readonly [string, string])[]): Promise<string> {
	const base = siteAddress('/oai', 'lt');
	const read = readHarvestRequest(pairs);
	if (!read.ok) {
		// The arguments are told back unless it is they that were not understood.
		const understood = read.errors.every(({ code }) => code === 'cannotDisseminateFormat') ? Object.fromEntries(pairs) : null;
		return Promise.resolve(envelope(context.now, base, understood, errorsInXml(read.errors)));
	}
	const { request } = read;
	return context.db.transaction().execute(async (trx) => {
		const told = await tell(trx, context, request, base);
		return envelope(context.now, base, { verb: request.verb, ...request.values }, told.ok ? told.xml : errorsInXml(told.errors));
	});
}

async function tell(trx: Trx, context: Context, { verb, values }: HarvestRequest, base: string): Promise<Told> {
	const said = (inside: string): Told => ({ ok: true, xml: inVerb(verb, inside) });
	switch (verb) {
		case 'Identify':
			return said(await identity(trx, context, base));
		case 'ListSets':
			return values['resumptionToken'] === undefined ? sets(trx, said) : failed('badResumptionToken', 'The sets stand in one answer.');
		case 'ListMetadataFormats':
		case 'GetRecord': {
			const { identifier } = values;
			const record = identifier === undefined ? null : await recordOf(trx, identifier);
			if (identifier !== undefined && !record) return failed('idDoesNotExist', 'No record has this identifier.');
			return said(verb === 'GetRecord' && record ? inXml(record) : formatInXml);
		}
		case 'ListIdentifiers':
		case 'ListRecords':
			return list(trx, context, { verb, values });
	}
}

async function identity(trx: Trx, { now }: Context, base: string): Promise<string> {
	const earliest = (await earliestChange(trx)) ?? now;
	return [
		element('repositoryName', 'Kartu: gerosios patirties pavyzdžiai'),
		element('baseURL', base),
		element('protocolVersion', '2.0'),
		element('adminEmail', `admin@${new URL(base).hostname}`),
		element('earliestDatestamp', stampOf(earliest)),
		element('deletedRecord', 'persistent'),
		element('granularity', 'YYYY-MM-DDThh:mm:ssZ')
	].join('');
}

async function sets(trx: Trx, said: (inside: string) => Told): Promise<Told> {
	const found = await harvestSets(trx);
	if (found.length === 0) return failed('noSetHierarchy', 'There are no sets as long as nothing has been published.');
	return said(found.map(({ spec, name }) => `<set>${element('setSpec', spec)}${element('setName', name)}</set>`).join(''));
}

async function recordOf(trx: Trx, identifier: string): Promise<HarvestRecord | null> {
	const practice_id = practiceIn(identifier);
	if (practice_id === null || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(practice_id)) return null;
	return (await harvestRecords(trx, { practice_id, limit: 1 })).records[0] ?? null;
}

const inXml = (record: HarvestRecord): string => recordInXml(record, (path) => siteAddress(path, 'lt'), licencePage(record.licence));

async function list(trx: Trx, { now }: Context, { verb, values }: HarvestRequest): Promise<Told> {
	const token = values['resumptionToken'];
	const going = token === undefined ? null : openResumption(token, verb, now);
	if (token !== undefined && !going) return failed('badResumptionToken', 'The token is not of this list, or has expired.');
	const { from, until, set } = going ?? values;
	const wanted: Wanted = {
		...(from !== undefined && { from: firstMoment(from) }),
		...(until !== undefined && { before: endOf(until) }),
		...(set !== undefined && { set }),
		...(going && { after: { at: new Date(going.at), id: going.id } }),
		limit: recordsInAnswer + 1
	};
	const { records, total } = await harvestRecords(trx, wanted);
	const shown = records.slice(0, recordsInAnswer);
	const last = shown.at(-1);
	if (!last)
		return going
			? failed('badResumptionToken', 'The list has ended meanwhile.')
			: failed('noRecordsMatch', 'Nothing of the kind was published.');
	const cursor = going?.cursor ?? 0;
	const next: Resumption | null =
		records.length > shown.length
			? {
					...{ verb: verb as Resumption['verb'], cursor: cursor + shown.length, at: last.changed_at.toISOString(), id: last.practice_id },
					...{ ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(set !== undefined && { set }) },
					expires: new Date(now.getTime() + lasting).toISOString()
				}
			: null;
	const items = shown.map(verb === 'ListRecords' ? inXml : headerInXml).join('');
	return { ok: true, xml: inVerb(verb, items + tokenInXml(next, going !== null, { cursor, total })) };
}

/** The last part of a list that came in parts ends with an empty token. */
function tokenInXml(next: Resumption | null, parts: boolean, { cursor, total }: { cursor: number; total: number }): string {
	if (!next && !parts) return '';
	const expires = next ? ` expirationDate="${stampOf(new Date(next.expires))}"` : '';
	return `<resumptionToken${expires} completeListSize="${total}" cursor="${cursor}">${next ? sealResumption(next) : ''}</resumptionToken>`;
}
