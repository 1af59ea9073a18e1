<?xml version="1.0" encoding="UTF-8"?>
<!--
  Request for missing pieces: the list, the date, what follows if they do not come (CRPA L114-5, R112-11-4).
  data: reference, received, subject, missingPieces (a list, or a text with a piece per line), missingPiecesUntil;
  regime/silence, missingPiecesReason, service optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>pièces à fournir pour votre demande</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/missingPieces"/>
      <xsl:with-param name="what">la liste des pièces à fournir</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/missingPiecesUntil"/>
      <xsl:with-param name="what">la date limite de production des pièces</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <xsl:variable name="until">
      <xsl:call-template name="date"><xsl:with-param name="iso" select="data/missingPiecesUntil"/></xsl:call-template>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Votre demande reçue le <xsl:value-of select="$received"/>, qui a pour objet <xsl:call-template name="subject"/>,
      ne peut pas être instruite en l’état : il y manque les pièces ou informations suivantes.
    </fo:block>
    <xsl:apply-templates select="data/missingPieces" mode="list"/>
    <xsl:apply-templates select="data/missingPiecesReason" mode="paragraphs"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      Je vous remercie de nous les faire parvenir <fo:inline font-weight="bold">au plus tard le <xsl:value-of select="$until"/></fo:inline>,
      en rappelant la référence de votre dossier.
    </fo:block>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Ce qui s’ensuit</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="effect-of-missing-pieces"/></fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">
      À défaut de production à cette date, il sera statué au vu des seuls éléments de votre dossier, et votre demande
      pourra être rejetée ou classée pour ce motif.
    </fo:block>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Où adresser vos pièces</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="service"/>
  </xsl:template>

</xsl:stylesheet>
