import type { Messages } from '../../messages/it';
import { commentsEn } from '../../messages/comments-en';
import { commentsIt, type CommentMessages } from '../../messages/comments-it';

export const commentWords = ({ code }: Messages): CommentMessages =>
  code === 'en' ? commentsEn : commentsIt;
