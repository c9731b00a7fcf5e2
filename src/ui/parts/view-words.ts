import type { Messages } from '../../messages/it';
import { viewsEn } from '../../messages/views-en';
import { viewsIt, type ViewMessages } from '../../messages/views-it';

export const viewWords = ({ code }: Messages): ViewMessages => (code === 'en' ? viewsEn : viewsIt);
