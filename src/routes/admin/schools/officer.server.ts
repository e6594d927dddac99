import { mayKeepTheRegister } from '#schools/server';
import { allowed } from '../../allowed.ts';

/** These pages are for those who keep the register; every act asks again. */
export const forKeepers = async (locals: App.Locals, url: URL): Promise<void> =>
	allowed(await mayKeepTheRegister(locals.context), locals, url);
