import { setTimeout as sleep } from 'node:timers/promises';
import { createEdition } from '#programmes/server';
import { askExport, grantExport } from '#reporting/server';
import { value } from '../../support/deciding.ts';
import type { Story } from '../../support/story.ts';

/** An export for a researcher that the officer asked for, granted by the owner of the programme and made by the worker. Answers what stands in addresses. */
export async function exported(
	{ db, query, call }: Story,
	{ officer, owner, secret }: { officer: string; owner: string; secret: string }
): Promise<{ export: string }> {
	const [programme] = await query<{ id: string }>(
		`select programme_id as id from programmes.edition join programmes.call on call.edition_id = edition.id where call.id = $1`,
		[call.id]
	);
	// Of the edition that goes on there is none yet.
	const edition = value(
		await createEdition(db.as(officer, new Date()), {
			programme_id: programme?.id ?? '',
			...{ name: { lt: 'Ankstesnė laida', en: 'An earlier edition' }, slug: 'ankstesne', starts_on: '2024-01-01', ends_on: '2024-12-31' }
		})
	);
	const asked = { purpose: `Tyrimas apie tai: ${secret}`, researcher: 'Ieva Tyrėja', institution: 'Universitetas', agreement: 'MT-1' };
	const { id } = value(await askExport(db.as(officer, new Date()), { edition_id: edition.id, ...asked, agreement_on: '2026-09-01' }));
	value(await grantExport(db.as(owner, new Date()), { export_id: id }));
	for (let tries = 0; tries < 100; tries++) {
		const [row] = await query<{ made_at: Date | null }>(`select made_at from reporting.research_export where id = $1`, [id]);
		if (row?.made_at) return { export: id };
		await sleep(200);
	}
	throw new Error('the worker made no export');
}
