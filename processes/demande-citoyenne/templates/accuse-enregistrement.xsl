<?xml version="1.0" encoding="UTF-8"?>
<!--
  Registration of a request, at once (CRPA L112-11, R112-11-2): the date of receipt, which is proof (CRPA L112-13).
  data: reference, received, subject; kindReference, regime/label, accuseReceptionDate, attachedPieces optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>accusé d’enregistrement de votre demande</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/reference"/>
      <xsl:with-param name="what">le numéro d’enregistrement</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Nous avons bien reçu votre demande le <fo:inline font-weight="bold"><xsl:value-of select="$received"/></fo:inline>, et
      nous l’avons enregistrée sous le numéro <fo:inline font-weight="bold"><xsl:value-of select="data/reference"/></fo:inline>,
      à rappeler dans tout échange avec nos services. Cette date fait foi (articles L. 112-11 et L. 112-13 du code des relations entre le public et l’administration).
    </fo:block>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">45mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Objet</xsl:with-param>
          <xsl:with-param name="value" select="data/subject"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Type de demande</xsl:with-param>
          <xsl:with-param name="value" select="data/regime/label"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Numéro au registre</xsl:with-param>
          <xsl:with-param name="value" select="data/kindReference"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="data/attachedPieces">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Pièces jointes à votre demande</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/attachedPieces" mode="list"/>
    </xsl:if>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">La suite</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Un accusé de réception vous sera adressé</xsl:text>
      <xsl:if test="data/accuseReceptionDate">
        <xsl:text> au plus tard le </xsl:text>
        <xsl:call-template name="date"><xsl:with-param name="iso" select="data/accuseReceptionDate"/></xsl:call-template>
      </xsl:if>
      <xsl:text>. Il vous dira quel service est chargé de votre dossier, dans quel délai il vous répond, ce que vaut son silence et, le cas échéant, quelles pièces manquent. Si votre demande relève d’une autre administration, nous la lui transmettrons et vous en informerons (article L. 114-2 du même code).</xsl:text>
    </fo:block>
  </xsl:template>

  <!-- Sent by a server in the name of the service: neither a decision nor a signature (CRPA L212-2). -->
  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="signature">
      <xsl:with-param name="title" select="member/signatoryTitle"/>
      <xsl:with-param name="name" select="member/signatoryName"/>
      <xsl:with-param name="delegation" select="member/signatoryDelegation"/>
      <xsl:with-param name="room">4mm</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
