import { error, fail } from '@sveltejs/kit';
import { siteAddress } from '#people/server';
import { openStaffPage, readReach, renewStaffLink, saveStaffPage } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { revisionOf, textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const desk = allowed(await readReach(locals.context, params.project), locals, url);
	if (desk.part !== 'team') error(403, 'not_yours');
	return {
		head: headOf(desk, locale),
		page: desk.staff,
		address: desk.staff ? siteAddress(`/staff/${desk.staff.code}`, locale) : '',
		done: url.searchParams.get('done')
	};
};

const nothing = { what: '', why: '', changes: '', revision: '0' };

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = { what: wordsIn(form, 'what'), why: wordsIn(form, 'why'), changes: wordsIn(form, 'changes') };
		const revision = textIn(form, 'revision');
		const outcome = await saveStaffPage(locals.context, { project_id: params.project, ...typed, seen_revision: revisionOf(revision) });
		if (outcome.ok) return backTo(`/project/${params.project}/reach/staff`, 'saved');
		const refused = refusedHere(outcome, { ...typed, revision });
		return fail(refused.status, refused.data);
	},
	renew: async ({ locals, params }) => {
		const outcome = await renewStaffLink(locals.context, params.project);
		return outcome.ok ? backTo(`/project/${params.project}/reach/staff`, 'renewed') : refusedHere(outcome, nothing);
	},
	open: async ({ locals, params, request }) => {
		const open = textIn(await request.formData(), 'open') === 'yes';
		const outcome = await openStaffPage(locals.context, { project_id: params.project, open });
		return outcome.ok ? backTo(`/project/${params.project}/reach/staff`, 'changed') : refusedHere(outcome, nothing);
	}
};
