import type { Messages } from '../../messages/it';
import { registerEn } from '../../messages/register-en';
import { registerIt, type RegisterMessages } from '../../messages/register-it';

export const registerWords = ({ code }: Messages): RegisterMessages =>
  code === 'en' ? registerEn : registerIt;
