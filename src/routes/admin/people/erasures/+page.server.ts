import { readErasures } from '#people/server';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => allowed(await readErasures(locals.context), locals, url);
