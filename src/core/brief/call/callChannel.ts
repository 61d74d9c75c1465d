/** Whether what a plan gives as its place is none: a call by phone or over the net is "· Phone", never "at Phone". */
export const isChannel = (place: string): boolean =>
  /^(?:电话|线上|网络|视频|语音|微信|企业微信|钉钉|飞书|腾讯会议|phone|call|online|remote|video|(?:ms |microsoft )?teams|zoom|webex|google meet|wechat|whatsapp)(?:会议|通话|沟通| ?call| ?meeting)?$/i.test(
    place.trim(),
  )
